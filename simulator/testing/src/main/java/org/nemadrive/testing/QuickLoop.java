package org.nemadrive.testing;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;

/**
 * The rule that a test without a tag stays inside its JVM. It follows the calls of each test from
 * method to method; whatever test code makes an object of may call any of its methods.
 */
public final class QuickLoop {
  private static final ArchRule WHAT_LEAVES_THE_JVM_IS_TAGGED =
      ArchRuleDefinition.methods()
          .that()
          .areMetaAnnotatedWith(Testable.class)
          .should(stayInsideTheJvmOrBeTagged())
          .because("mvn -Pquick test runs what has no tag: no process, no broker, no browser");

  private static final List<Class<?>> TAGS =
      List.of(StartsProcess.class, OpensBroker.class, OpensBrowser.class);

  private static final Set<String> WAYS_OUT =
      Set.of(
          ProcessBuilder.class.getName() + ".start",
          ProcessBuilder.class.getName() + ".startPipeline",
          Runtime.class.getName() + ".exec",
          ServerSocket.class.getName() + ".<init>",
          "org.nemadrive.broker.EmbeddedBroker.start");

  private QuickLoop() {}

  /** Holds the rule against all our classes on the class path; every module has a test for it. */
  public static void check() {
    ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(true);
          // Of other people's classes only JUnit's annotations matter; to read all takes seconds.
          configuration.setClassResolver(SelectedClassResolverFromClasspath.class);
          configuration.setClassResolverArguments("org.junit");
          WHAT_LEAVES_THE_JVM_IS_TAGGED.check(
              new ClassFileImporter().importPackages("org.nemadrive"));
        });
  }

  private static ArchCondition<JavaMethod> stayInsideTheJvmOrBeTagged() {
    return new ArchCondition<>("stay inside the JVM or be tagged") {
      @Override
      public void check(JavaMethod test, ConditionEvents events) {
        String way = tagged(test) ? null : wayOut(test);
        if (way != null) {
          events.add(SimpleConditionEvent.violated(test, test.getFullName() + " goes " + way));
        }
      }
    };
  }

  private static boolean tagged(JavaMethod test) {
    return TAGS.stream()
        .anyMatch(
            tag ->
                test.isAnnotatedWith(tag.getName())
                    || test.getOwner().isAnnotatedWith(tag.getName()));
  }

  /** The first way out of the JVM that is found, call by call; null if there is none. */
  private static String wayOut(JavaMethod test) {
    Map<JavaCodeUnit, String> reached = new HashMap<>();
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    Stream.concat(Stream.of(test), alwaysRun(test.getOwner()))
        .forEach(unit -> reach(unit, "", reached, open));
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.remove();
      String way = reached.get(unit) + unit.getOwner().getSimpleName() + "." + unit.getName();
      for (JavaCodeUnitAccess<?> call : calls(unit)) {
        CodeUnitAccessTarget target = call.getTarget();
        String name = target.getOwner().getName() + "." + target.getName();
        if (WAYS_OUT.contains(name)) {
          return way + " -> " + name;
        }
        target
            .resolveMember()
            .filter(next -> next.getOwner().getPackageName().startsWith("org.nemadrive"))
            .ifPresent(
                next -> {
                  reach(next, way + " -> ", reached, open);
                  if (next.isConstructor() && isTestCode(next.getOwner())) {
                    next.getOwner()
                        .getCodeUnits()
                        .forEach(any -> reach(any, way + " -> ", reached, open));
                  }
                });
      }
    }
    return null;
  }

  private static void reach(
      JavaCodeUnit unit, String way, Map<JavaCodeUnit, String> reached, Deque<JavaCodeUnit> open) {
    if (reached.putIfAbsent(unit, way) == null) {
      open.add(unit);
    }
  }

  /** What runs besides the test itself: making the object, and what stands before and after. */
  private static Stream<JavaCodeUnit> alwaysRun(JavaClass owner) {
    return owner.getCodeUnits().stream()
        .filter(
            unit ->
                !(unit instanceof JavaMethod method)
                    || method.getAnnotations().stream()
                        .anyMatch(
                            a ->
                                a.getRawType()
                                    .getSimpleName()
                                    .matches("(Before|After)(Each|All)")));
  }

  private static Iterable<JavaCodeUnitAccess<?>> calls(JavaCodeUnit unit) {
    return Stream.<JavaCodeUnitAccess<?>>concat(
            unit.getCallsFromSelf().stream(),
            Stream.concat(
                unit.getMethodReferencesFromSelf().stream(),
                unit.getConstructorReferencesFromSelf().stream()))
        ::iterator;
  }

  private static boolean isTestCode(JavaClass type) {
    return type.getSource()
        .map(source -> source.getUri().toString())
        .filter(uri -> uri.contains("/test-classes/") || uri.contains("-tests.jar"))
        .isPresent();
  }
}
