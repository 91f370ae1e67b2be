package org.borderexchange.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "org.borderexchange.schemas";

    private final JavaClasses classes =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void everyPackageIsNullMarked() {
        assertThat(classes.getPackage(ROOT).getSubpackages())
                .filteredOn(handwritten -> !handwritten.getName().equals(ROOT + ".wire"))
                .isNotEmpty()
                .allSatisfy(handwritten -> assertThat(handwritten.isAnnotatedWith(NullMarked.class))
                        .as(handwritten.getName())
                        .isTrue());
    }

    @Test
    void theVocabularyKnowsNoGeneratedAvro() {
        noClasses()
                .that()
                .resideInAnyPackage(Stream.of("codelist", "topic", "identifier", "directory")
                        .map(feature -> ROOT + "." + feature)
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.avro..", ROOT + ".wire..")
                .allowEmptyShould(false)
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void nothingReadsTheClock() {
        noClasses().should().callMethod(java.time.Instant.class, "now").check(classes);
    }
}
