package org.policyeligibility.web.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/** Views of the periods of validity: what was in force when, and what changed on which day. */
final class TimelinePageViews {
  private final ClauseViews clauses;
  private final LawLists lists;
  private final Words words;
  private final ValueText text;

  TimelinePageViews(ClauseViews clauses) {
    this.clauses = clauses;
    this.lists = new LawLists(clauses);
    this.words = clauses.words();
    this.text = new ValueText(words);
  }

  /** A text in force on the days of a period. */
  public record ForceView(String name, String title, String path, int clauses) {}

  /** Days between which nothing begins and nothing ends. */
  public record PeriodView(String days, List<ForceView> inForce, int clauses) {}

  /** The events of a day. */
  public record EventView(String day, List<String> happened) {}

  /** The timeline. */
  public record TimelinePage(
      TimelinePicture.@Nullable PictureView picture,
      List<PeriodView> periods,
      List<EventView> events) {}

  TimelinePage page() {
    return new TimelinePage(
        TimelinePicture.of(
            spans(),
            isDated() ? clauses.day() : null,
            isDated() ? words.say("timelineDay", text.day(clauses.day())) : "",
            words.say("timelineSays")),
        periods(),
        events());
  }

  /** A page that is written to a file does not know the day on which it is read. */
  private boolean isDated() {
    return !clauses.day().equals(LocalDate.MAX);
  }

  private List<TimelinePicture.Span> spans() {
    List<TimelinePicture.Span> spans = new ArrayList<>();
    for (Document document : clauses.ruleset().documents()) {
      LocalDate first =
          document.inForce().firstDay() == null ? document.issued() : document.inForce().firstDay();
      if (first != null) {
        String said = document.binding() ? "timelineLabel" : "timelinePoint";
        spans.add(
            new TimelinePicture.Span(
                words.say(said, lists.document(document).name(), text.day(first)),
                first,
                document.inForce().lastDay(),
                !document.binding()));
      }
    }
    for (Provision provision : clauses.ruleset().catalogue()) {
      InForce own = provision.clause().inForce();
      if (own.firstDay() != null && !own.equals(provision.clause().document().inForce())) {
        String name =
            words.say(
                "clauseOf",
                lists.document(provision.clause().document()).name(),
                provision.clause().number().value());
        spans.add(
            new TimelinePicture.Span(
                words.say("timelineLabel", name, text.day(own.firstDay())),
                own.firstDay(),
                own.lastDay(),
                false));
      }
    }
    spans.sort(Comparator.comparing(TimelinePicture.Span::first));
    return spans;
  }

  private Stream<InForce> allDays() {
    return clauses.ruleset().catalogue().stream().map(provision -> provision.clause().inForce());
  }

  private List<PeriodView> periods() {
    TreeSet<LocalDate> begins = new TreeSet<>();
    allDays()
        .forEach(
            days -> {
              if (days.firstDay() != null) {
                begins.add(days.firstDay());
              }
              if (days.lastDay() != null) {
                begins.add(days.lastDay().plusDays(1));
              }
            });
    List<PeriodView> periods = new ArrayList<>();
    for (LocalDate begin : begins) {
      LocalDate next = begins.higher(begin);
      periods.add(
          period(
              begin,
              next == null
                  ? words.say("inForceSince", text.day(begin))
                  : words.say("inForceFromTo", text.day(begin), text.day(next.minusDays(1)))));
    }
    return periods;
  }

  private PeriodView period(LocalDate day, String days) {
    Map<Document, Integer> counts = new LinkedHashMap<>();
    int all = 0;
    for (Provision provision : clauses.ruleset().catalogue()) {
      if (provision.clause().inForce().contains(day)) {
        counts.merge(provision.clause().document(), 1, Integer::sum);
        all++;
      }
    }
    List<ForceView> inForce = new ArrayList<>();
    counts.forEach(
        (document, count) -> {
          LawLists.DocumentView view = lists.document(document);
          inForce.add(new ForceView(view.name(), view.title(), view.path(), count));
        });
    return new PeriodView(days, inForce, all);
  }

  private List<EventView> events() {
    Map<LocalDate, Set<String>> events = new TreeMap<>();
    for (Document document : clauses.ruleset().documents()) {
      LawLists.DocumentView view = lists.document(document);
      add(
          events,
          document.issued(),
          view.name().equals(view.title())
              ? view.title()
              : words.say("issued", view.name(), view.title()));
      if (document.binding()) {
        add(events, document.inForce().firstDay(), words.say("entersIntoForce", view.name()));
        add(events, document.inForce().lastDay(), words.say("lastDayInForce", view.name()));
      }
    }
    for (Provision provision : clauses.ruleset().catalogue()) {
      Stream.concat(
              Stream.of(provision.clause().authority().body()),
              provision.clause().requires().stream().map(Requirement::decidedBy))
          .forEach(body -> succeeded(body, events));
    }
    List<EventView> views = new ArrayList<>();
    events.forEach((day, all) -> views.add(new EventView(text.day(day), List.copyOf(all))));
    return views;
  }

  private void succeeded(CompetentBody body, Map<LocalDate, Set<String>> events) {
    for (CompetentBody.Successor successor : body.successors()) {
      add(
          events,
          successor.from(),
          words.say(
              "bodyMoved",
              clauses.text(body.name()),
              clauses.text(successor.name()),
              clauses.text(successor.source())));
    }
  }

  private static void add(
      Map<LocalDate, Set<String>> events, @Nullable LocalDate day, String happened) {
    if (day != null) {
      events.computeIfAbsent(day, name -> new TreeSet<>()).add(happened);
    }
  }
}
