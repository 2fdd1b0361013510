package org.policyeligibility.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.answer.Json;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.Membership;
import org.policyeligibility.register.MembershipStatus;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.register.ZoneSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds zones of the register by name: the id to state, what each is, and on what evidence. */
@Command(name = "zones")
final class ZonesCommand implements Callable<Integer> {
  /** As many zones are listed; who looks for one among more says more of its name. */
  private static final int MOST = 20;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", arity = "0..1", defaultValue = "")
  private String name = "";

  @Option(names = "--rules", paramLabel = "FOLDER")
  private Path rules = Path.of("rules");

  @Option(names = "--as-of", paramLabel = "DATE")
  private @Nullable String asOf;

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  ZonesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON);
    LocalDate day = EvalCommand.day(asOf);
    RulesFolder folder = RulesFolder.orShipped(rules, terminal);
    Vocabulary vocabulary = folder.vocabulary();
    ZoneRegister register = folder.register();
    List<Zone> found = found(register);
    if (found.isEmpty()) {
      throw new UserError(
          "登记册中没有园区叫“" + name + "”。登记册未收录的园区，在主体中改填园区类型（facts zoneTypes 列出各类）。",
          "The register has no zone called “"
              + name
              + "”. Of a zone that it does not hold state the kinds (facts zoneTypes lists them).");
    }
    List<Zone> listed = all || format == Format.JSON ? found : found.stream().limit(MOST).toList();
    if (format == Format.JSON) {
      terminal.out().println(Json.text(listed.stream().map(zone -> view(zone, day)).toList()));
      return ExitCode.OK;
    }
    listed.forEach(zone -> pretty(zone, day, vocabulary, listed.size() == 1));
    if (found.size() > listed.size()) {
      int more = found.size() - listed.size();
      terminal
          .out()
          .println(
              terminal.say(
                  "另有 " + more + " 个（写出更多名称，或加 --all）",
                  more + " more (write more of the name, or --all)"));
    }
    return ExitCode.OK;
  }

  private List<Zone> found(ZoneRegister register) {
    return name.isBlank()
        ? register.zones()
        : register
            .zone(name.strip())
            .map(List::of)
            .orElseGet(
                () ->
                    register.search().find(name, zone -> true).stream()
                        .map(ZoneSearch.Found::zone)
                        .toList());
  }

  /** The types that a zone certainly is of, or lies in, on a day. */
  private static List<Membership> memberships(Zone zone, LocalDate day) {
    List<Membership> memberships = new ArrayList<>();
    for (Membership membership : zone.memberships()) {
      if (membership.on(day) == MembershipStatus.YES) {
        memberships.add(membership);
      }
    }
    return memberships;
  }

  private void pretty(Zone zone, LocalDate day, Vocabulary vocabulary, boolean alone) {
    List<Membership> memberships = memberships(zone, day);
    List<String> types =
        memberships.stream().map(membership -> type(membership, vocabulary)).distinct().toList();
    terminal
        .out()
        .println(
            AnsiStyle.BOLD.on(terminal.interactive(), zone.id())
                + "  "
                + terminal.in(zone.name())
                + "  "
                + label("Province", zone.province(), vocabulary)
                + "  "
                + (types.isEmpty()
                    ? terminal.say("当日类型未知", "its kinds on that day are not known")
                    : String.join(terminal.say("、", ", "), types)));
    if (alone) {
      memberships.forEach(
          membership ->
              terminal
                  .out()
                  .println(
                      "    "
                          + type(membership, vocabulary)
                          + terminal.say("：依据 ", ": by ")
                          + membership.evidence()));
    }
  }

  private String type(Membership membership, Vocabulary vocabulary) {
    String label = label("ZoneType", membership.type(), vocabulary);
    return membership.within() ? terminal.say("位于" + label + "内", "in a " + label) : label;
  }

  private String label(String list, String code, Vocabulary vocabulary) {
    ValueList values = vocabulary.list(list);
    return values != null && values.contains(code) ? terminal.in(values.get(code).label()) : code;
  }

  private Map<String, Object> view(Zone zone, LocalDate day) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", zone.id());
    view.put("name", terminal.in(zone.name()));
    view.put("province", zone.province());
    view.put(
        "types",
        memberships(zone, day).stream()
            .filter(membership -> !membership.within())
            .map(Membership::type)
            .distinct()
            .toList());
    view.put("asOf", day.toString());
    return view;
  }
}
