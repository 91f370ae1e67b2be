package org.borderexchange.notification;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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

    private static final String NOTIFICATION = "org.borderexchange.notification.";

    private static final String SHARED_BY_STORES = NOTIFICATION + "store";

    private static final String[] DOMAIN = {NOTIFICATION + "event"};

    /** Types that know the time without being told. */
    private static final Set<Class<?>> CALENDAR =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    private static final Set<String> SYSTEM_CLOCKS = Set.of("systemUTC", "systemDefaultZone", "system", "tick");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_DEPEND_ON_ONE_ANOTHER_IN_CIRCLES =
            slices().matching(NOTIFICATION + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHO_MAY_KNOW_OF_WHAT_KNOWS_NO_FRAMEWORK_NO_BROKER_AND_NO_DATABASE = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "com.mongodb..",
                    "org.bson..",
                    "tools.jackson..",
                    "com.fasterxml..",
                    "..store..",
                    "..web..")
            .because("who sees what must be readable and testable on its own");

    @ArchTest
    static final ArchRule ONLY_ESCALATION_AND_DEAD_LETTERS_WRITE_TO_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackages(NOTIFICATION + "escalation", NOTIFICATION + "intake")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "org\\.springframework\\.kafka\\.core\\.Kafka(Template|Operations).*|.*\\.clients\\.producer\\..*")
            .because("the hub only derives");

    @ArchTest
    static final ArchRule REQUESTS_TO_STRANGERS_GO_THROUGH_THE_GUARD = noClasses()
            .that()
            .resideOutsideOfPackages(NOTIFICATION + "delivery.channel", NOTIFICATION + "security")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.apache.hc..", "org.springframework.web.client..")
            .because("nobody else checks where an address leads");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_ONE_CLOCK = noClasses()
            .that()
            .doNotBelongToAnyOf(NotificationServiceApplication.class)
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
            .resideInAnyPackage("..store..", "..web..")
            .and()
            .resideOutsideOfPackage(SHARED_BY_STORES)
            .and()
            .doNotHaveSimpleName("ChannelDocuments")
            .and()
            .areTopLevelClasses()
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
