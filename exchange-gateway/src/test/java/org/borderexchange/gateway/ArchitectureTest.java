package org.borderexchange.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String GATEWAY = "org.borderexchange.gateway.";

    private static final String SHARED_BY_STORES = GATEWAY + "store";

    private static final String[] DOMAIN = {
        GATEWAY + "alert",
        GATEWAY + "alert.content",
        GATEWAY + "act",
        GATEWAY + "hit",
        GATEWAY + "receipt",
        GATEWAY + "casework",
        GATEWAY + "routing",
        GATEWAY + "outbox"
    };

    /** Types that know the time without being told. */
    private static final Set<Class<?>> CALENDAR =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    private static final Set<String> SYSTEM_CLOCKS = Set.of("systemUTC", "systemDefaultZone", "system", "tick");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_DEPEND_ON_ONE_ANOTHER_IN_CIRCLES =
            slices().matching(GATEWAY + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK_NO_BROKER_NO_DATABASE_AND_NO_WIRE_TYPE = noClasses()
            .that(resideInAnyPackage(DOMAIN).or(describe("are faults", ArchitectureTest::isFault)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "com.mongodb..",
                    "org.bson..",
                    "tools.jackson..",
                    "com.fasterxml..",
                    "org.borderexchange.schemas.wire..",
                    "org.borderexchange.schemas.serde..")
            .because("what an alert may do must be readable and testable on its own");

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..store..", "..relay..", "..web..", "..wire..", "..expiry..");

    @ArchTest
    static final ArchRule ONLY_THE_RELAY_AND_THE_DEAD_LETTERS_WRITE_TO_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackages(GATEWAY + "outbox.relay", GATEWAY + "inbound")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "org\\.springframework\\.kafka\\.core\\.Kafka(Template|Operations).*|.*\\.clients\\.producer\\..*")
            .because("what does not go through the outbox is lost when the process dies");

    @ArchTest
    static final ArchRule IN_THE_INBOUND_FEATURE_ONLY_THE_DEAD_LETTERS_DO = noClasses()
            .that()
            .resideInAPackage(GATEWAY + "inbound")
            .and(describe("are not the dead letters' own", writer -> !isOfDeadLetters(writer)))
            .should()
            .accessClassesThat()
            .haveNameMatching("org\\.springframework\\.kafka\\.core\\.Kafka(Template|Operations).*");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_ONE_CLOCK = noClasses()
            .that()
            .doNotBelongToAnyOf(GatewayApplication.class)
            .should()
            .accessTargetWhere(describe("asks the system for the time", ArchitectureTest::asksForTheTime))
            .because("tests and replays set the time");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes().should(resideInANullMarkedPackage());

    @ArchTest
    static final ArchRule ONLY_STORES_KNOW_THE_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data..");

    @ArchTest
    static final ArchRule ADAPTERS_ARE_INVISIBLE = classes()
            .that()
            .resideInAnyPackage("..store..", "..relay..", "..web..", "..expiry..")
            .and()
            .resideOutsideOfPackage(SHARED_BY_STORES)
            .and()
            .areTopLevelClasses()
            .and(describe("are not settings that another adapter reads", settings -> !isShared(settings)))
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule WHAT_STORES_SHARE_IS_FOR_STORES = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SHARED_BY_STORES);

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NOBODY_USES_THE_JDKS_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private static boolean isFault(JavaClass candidate) {
        return type(org.borderexchange.gateway.problem.Fault.class)
                .or(type(org.borderexchange.gateway.problem.Faults.class))
                .or(type(org.borderexchange.gateway.problem.InvalidInput.class))
                .or(type(org.borderexchange.gateway.problem.StoreUnavailable.class))
                .test(candidate);
    }

    private static boolean isOfDeadLetters(JavaClass candidate) {
        return candidate.getSimpleName().startsWith("DeadLetter")
                || candidate.getSimpleName().equals("InboundConfiguration");
    }

    private static boolean isShared(JavaClass candidate) {
        return candidate.getSimpleName().equals("RelayProperties");
    }

    private static boolean asksForTheTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getName();
        return owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(Clock.class) && SYSTEM_CLOCKS.contains(name)
                || CALENDAR.stream().anyMatch(owner::isEquivalentTo) && name.equals("now");
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                var marked = checked.getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                events.add(new SimpleConditionEvent(checked, marked, checked.getPackageName() + " is not null-marked"));
            }
        };
    }
}
