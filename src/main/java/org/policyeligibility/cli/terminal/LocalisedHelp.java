package org.policyeligibility.cli.terminal;

import java.util.List;
import java.util.ResourceBundle;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The usage help with localised parameter labels. picocli takes every other word of a help page
 * from the resource bundle, and these from the annotations of the commands.
 */
public final class LocalisedHelp extends Help {
  private static final String LABEL = "label.";

  private final ResourceBundle words;

  public LocalisedHelp(CommandSpec command, ColorScheme colours, ResourceBundle words) {
    super(command, colours);
    this.words = words;
  }

  /** The name of an argument in the language of the help. */
  public static String label(String label, ResourceBundle words) {
    return words.containsKey(LABEL + label) ? words.getString(LABEL + label) : label;
  }

  @Override
  public IParamLabelRenderer parameterLabelRenderer() {
    return new IParamLabelRenderer() {
      @Override
      public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<Ansi.IStyle> styles) {
        boolean valued = argument.isPositional() || argument.arity().max() > 0;
        String label = valued ? label(argument.paramLabel(), words) : "";
        String begun = argument.isOption() && valued ? separator() : "";
        return colorScheme().apply(begun + label, styles);
      }

      @Override
      public String separator() {
        return commandSpec().parser().separator();
      }
    };
  }
}
