package org.policyeligibility.ruleset.drools;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.drools.util.Config;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Provisions;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Engine;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Drools, one rule a clause and one more for each condition under which it is not needed, one fact
 * an evaluation. Sessions are kept and lent to one evaluation at a time; nothing in them survives
 * it. One that failed is thrown away.
 */
public final class DroolsEngine implements Engine {
  private final KieBase rules;
  private final Map<ProfileType, Constructor<?>> facts = new EnumMap<>(ProfileType.class);
  private final IdentityHashMap<Rule, Integer> ordinals = new IdentityHashMap<>();
  private final SessionPool idle = new SessionPool();

  /**
   * An engine.
   *
   * @param rules compiled from that rule set
   * @param classes with the classes of its facts
   */
  DroolsEngine(Ruleset ruleset, KieBase rules, ClassLoader classes) {
    this.rules = rules;
    Map<String, Integer> byClause = new HashMap<>();
    for (ProfileType type : ProfileType.values()) {
      facts.put(type, constructor(ruleset, type, classes));
      Provisions provisions = ruleset.provisions(type);
      for (int i = 0; i < provisions.size(); i++) {
        Provision provision = provisions.get(i);
        byClause.put(provision.id(), provisions.first() + i);
        for (int condition = 0; condition < provision.notNeeded().size(); condition++) {
          byClause.put(
              NotNeeded.ruleName(provision.id(), condition), provisions.exemption(i, condition));
        }
      }
    }
    for (KiePackage compiled : rules.getKiePackages()) {
      for (Rule rule : compiled.getRules()) {
        Integer ordinal = byClause.remove(rule.getName());
        if (ordinal == null) {
          throw new IllegalStateException("a compiled rule of no clause: build again");
        }
        ordinals.put(rule, ordinal);
      }
    }
    if (!byClause.isEmpty()) {
      throw new IllegalStateException("no compiled rule for " + byClause.keySet());
    }
  }

  /** Loads rules that were compiled before. */
  public static DroolsEngine load(Ruleset ruleset, Collection<String> models, ClassLoader classes) {
    return new DroolsEngine(ruleset, rules(models, classes), classes);
  }

  /** Links compiled rules to a network. */
  static KieBase rules(Collection<String> models, ClassLoader classes) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      // Drools asks a container for its settings. It shall not find one: while that is starting,
      // all of its configuration would be read a second time, and registered in its place.
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      Config.getConfig("drools");
      thread.setContextClassLoader(classes);
      return KieBaseBuilder.createKieBaseFromModel(models(models, classes));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Compiled rules, not yet linked. */
  static List<Model> models(Collection<String> models, ClassLoader classes) {
    try {
      List<Model> loaded = new ArrayList<>();
      for (String model : models) {
        loaded.add(
            Class.forName(model, true, classes)
                .asSubclass(Model.class)
                .getDeclaredConstructor()
                .newInstance());
      }
      return loaded;
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("the compiled rules cannot be loaded", broken);
    }
  }

  /** Compiles rules now; it takes seconds. */
  public static DroolsEngine compile(Ruleset ruleset) {
    return load(ruleset, RulesetCompiler.compile(ruleset));
  }

  /** Compiles rules, unless that was done before. */
  public static DroolsEngine compile(Ruleset ruleset, CompiledProducts products) {
    String key = RulesetCompiler.key(ruleset);
    Optional<byte[]> before = products.find(key);
    if (before.isPresent()) {
      return load(ruleset, RulesetCompiler.Compiled.of(before.get()));
    }
    RulesetCompiler.Compiled compiled = RulesetCompiler.compile(ruleset);
    products.put(key, compiled.toBytes());
    return load(ruleset, compiled);
  }

  private static DroolsEngine load(Ruleset ruleset, RulesetCompiler.Compiled compiled) {
    return load(
        ruleset,
        compiled.models(),
        new CompiledClasses(compiled.classes(), DroolsEngine.class.getClassLoader()));
  }

  /** The constructor of a declared fact type that takes every field in order. */
  private static Constructor<?> constructor(
      Ruleset ruleset, ProfileType type, ClassLoader classes) {
    int fields = ruleset.vocabulary().facts(type).size();
    String name = CanonicalDrl.packageOf(ruleset.vocabulary()) + "." + type.pattern();
    try {
      Class<?> declared = Class.forName(name, true, classes);
      for (Constructor<?> constructor : declared.getConstructors()) {
        if (constructor.getParameterCount() == fields) {
          return constructor;
        }
      }
      throw new IllegalStateException("the facts of the compiled rules are not those read");
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("the compiled facts cannot be loaded", broken);
    }
  }

  @Override
  public BitSet fired(Case stated) {
    List<Object> said = new ArrayList<>();
    for (Profile profile : stated.profiles()) {
      said.add(fact(profile));
    }
    DroolsSession session = idle.take();
    if (session == null) {
      session = new DroolsSession(rules, new FiredRules(ordinals));
    }
    BitSet fired;
    try {
      fired = session.fired(said);
    } catch (RuntimeException | Error failed) {
      session.dispose();
      throw failed;
    }
    idle.giveBack(session);
    return fired;
  }

  private Object fact(Profile profile) {
    try {
      return Optional.ofNullable(facts.get(profile.type()))
          .orElseThrow()
          .newInstance(profile.bySlot());
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException("a profile does not fit the compiled facts", failed);
    }
  }

  @Override
  public void close() {
    idle.dispose();
  }
}
