package org.policyeligibility.ruleset.drools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.antlr.runtime.RecognitionException;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DRLFactory;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.lang.DRLLexer;
import org.drools.drl.parser.lang.DRLParser;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.language.EngineParser;
import org.policyeligibility.ruleset.language.EngineTree;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * Drools' own parser, asked for its tree. The tree is matched against what a rule of the language
 * is; whatever else is in it, known to us or not, is refused. Nothing is built from it: a tree of
 * Drools is data until it is compiled, and this one never is.
 */
public final class DrlParser implements EngineParser {
  private static final LanguageLevelOption LEVEL = LanguageLevelOption.DRL6;

  private static final Message ONE_RULE = Message.of("one-rule-a-file");

  @Override
  public @Nullable EngineTree parse(String path, String text, List<RulesetFault> faults) {
    DRLLexer lexer = DRLFactory.buildLexer(text, LEVEL);
    DRLParser parser = DRLFactory.getDRLParser(new BoundedTokens(lexer), LEVEL);
    try {
      PackageDescr file = parser.compilationUnit();
      if (file != null && lexer.getErrors().isEmpty() && !parser.hasErrors()) {
        Matching matching = new Matching(path);
        EngineTree tree = matching.file(file);
        faults.addAll(matching.faults);
        return matching.faults.isEmpty() ? tree : null;
      }
    } catch (RecognitionException | RuntimeException | StackOverflowError unexpected) {
      // Not relayed either: whatever Drools stumbles over is no rule.
      faults.add(unreadable(path, List.of()));
      return null;
    }
    List<DroolsParserException> errors = new ArrayList<>(lexer.getErrors());
    errors.addAll(parser.getErrors());
    faults.add(unreadable(path, errors));
    return null;
  }

  /** Drools' own words are not relayed: they may hold a stack trace. */
  private static RulesetFault unreadable(String path, List<DroolsParserException> errors) {
    int line = 0;
    for (DroolsParserException error : errors) {
      line = line == 0 ? Math.max(error.getLineNumber(), 0) : line;
    }
    return new RulesetFault(
        path,
        line,
        0,
        Message.of("drools-cannot-read-this-rule"),
        Message.of("write-as-readme-shows"));
  }

  /** One tree, held against what is allowed. */
  private static final class Matching {
    private final String path;
    private final List<RulesetFault> faults = new ArrayList<>();

    Matching(String path) {
      this.path = path;
    }

    @Nullable EngineTree file(PackageDescr file) {
      none(file.getImports(), "import");
      none(file.getFunctionImports(), "import function, import static");
      none(file.getAccumulateImports(), "import accumulate");
      none(file.getGlobals(), "global");
      none(file.getAttributes(), "attribute");
      none(file.getFunctions(), "function");
      none(file.getTypeDeclarations(), "declare");
      none(file.getEnumDeclarations(), "declare enum");
      none(file.getEntryPointDeclarations(), "declare entry-point");
      none(file.getWindowDeclarations(), "declare window");
      if (file.getUnit() != null) {
        refuse(file.getUnit(), "unit");
      }
      if (file.getRules().size() != 1) {
        refuse(
            file.getRules().isEmpty() ? file : file.getRules().get(1),
            file.getRules().isEmpty() ? "no rule" : "a second rule");
        return null;
      }
      RuleDescr rule = file.getRules().get(0);
      return new EngineTree(
          file.getName(), rule.getName(), patterns(rule), String.valueOf(rule.getConsequence()));
    }

    private List<EngineTree.Pattern> patterns(RuleDescr rule) {
      if (rule.getClass() != RuleDescr.class) {
        refuse(rule, "query");
      }
      none(rule.getAttributes(), rule);
      none(rule.getAnnotations(), "annotation");
      if (rule.getParentName() != null) {
        refuse(rule, "extends");
      }
      if (rule.getUnit() != null) {
        refuse(rule, "unit");
      }
      if (!rule.getNamedConsequences().isEmpty()) {
        refuse(rule, "then[ … ]");
      }
      List<EngineTree.Pattern> patterns = new ArrayList<>();
      if (rule.getLhs() != null) {
        none(rule.getLhs().getAnnotations(), "annotation");
        for (BaseDescr element : rule.getLhs().getDescrs()) {
          if (element.getClass() == PatternDescr.class) {
            patterns.add(pattern((PatternDescr) element));
          } else {
            refuse(element, kind(element));
          }
        }
      }
      return patterns;
    }

    private EngineTree.Pattern pattern(PatternDescr pattern) {
      if (pattern.getIdentifier() != null && !pattern.getIdentifier().isEmpty()) {
        refuse(pattern, "a binding");
      }
      if (pattern.getSource() != null) {
        refuse(pattern, kind(pattern.getSource()));
      }
      if (pattern.isQuery() || pattern.isUnification()) {
        refuse(pattern, "a query");
      }
      if (pattern.getBehaviors() != null) {
        none(pattern.getBehaviors(), "over window");
      }
      none(pattern.getAnnotations(), "annotation");
      List<EngineTree.Constraint> constraints = new ArrayList<>();
      if (pattern.getConstraint().getClass() != AndDescr.class) {
        refuse(pattern, kind(pattern));
      }
      for (BaseDescr baseDescr : pattern.getDescrs()) {
        if (baseDescr.getClass() == ExprConstraintDescr.class
            && ((ExprConstraintDescr) baseDescr).getType() == ExprConstraintDescr.Type.NAMED) {
          String text = ((ExprConstraintDescr) baseDescr).getExpression();
          constraints.add(
              new EngineTree.Constraint(text, baseDescr.getLine(), baseDescr.getColumn() + 1));
        } else {
          refuse(baseDescr, kind(baseDescr));
        }
      }
      return new EngineTree.Pattern(pattern.getObjectType(), constraints);
    }

    private static String kind(BaseDescr element) {
      return element.getClass().getSimpleName().replace("Descr", "");
    }

    private void none(Collection<? extends BaseDescr> found, String what) {
      found.forEach(baseDescr -> refuse(baseDescr, what));
    }

    private void none(Map<String, ? extends BaseDescr> attributes, RuleDescr rule) {
      attributes.forEach((name, value) -> refuse(value.getLine() > 0 ? value : rule, name));
    }

    private void refuse(BaseDescr at, String what) {
      faults.add(
          new RulesetFault(
              path,
              Math.max(at.getLine(), 0),
              at.getLine() > 0 ? at.getColumn() + 1 : 0,
              Message.of("is-not-part-of-the-rule-language", what),
              ONE_RULE));
    }
  }
}
