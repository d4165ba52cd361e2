package io.marketprism.collector.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !ImportOption.Predefined.ONLY_INCLUDE_TESTS.includes(location)
                    && !location.contains("/collector/architecture/"))
            .importPackages("io.marketprism.collector");

    @Test
    void importsPointOneWay() {
        Rooms.imports().forEach(rule -> rule.check(CLASSES));
    }

    @Test
    void eachLibraryStaysInItsRoom() {
        Rooms.libraries().forEach(rule -> rule.check(CLASSES));
    }

    @Test
    void everyClassLivesInARoom() {
        List<String> homeless = CLASSES.stream()
                .filter(Rooms::isOurs)
                .filter(type -> Rooms.all().stream().noneMatch(room -> Rooms.isIn(type, room)))
                .map(JavaClass::getName)
                .toList();
        assertThat(homeless).isEmpty();
    }

    @Test
    void brokenRuleIsNoticed() {
        ArchRule wrong = noClasses()
                .that()
                .resideInAPackage("..spi..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..model..");
        assertThatThrownBy(() -> wrong.check(CLASSES)).isInstanceOf(AssertionError.class);
    }
}
