package org.borderexchange.schemas.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @Test
    void originalScriptIsKept() {
        var name = PersonName.of(" Петровић ", "Ђорђе");
        assertThat(name.familyName()).isEqualTo("Петровић");
        assertThat(name.givenNames()).isEqualTo("Ђорђе");
    }

    @Test
    void nameOfTheLongestInputMayBeLongerInLatinLetters() {
        var name = PersonName.of("龍".repeat(100), "");
        assertThat(IdentifierKeys.stored(name)).containsAnyElementsOf(IdentifierKeys.sought(name));
        assertThat(IdentifierKeys.sought(IdentifierKind.PERSON, name.familyName()))
                .isNotEmpty();
    }

    @Test
    void allSpellingsOfOneNameFindOneAnother() {
        var spellings = List.of("Ђорђе", "Đorđe", "Djordje", "Dorde", "ĐORĐE");
        for (var one : spellings) {
            for (var other : spellings) {
                assertThat(IdentifierKeys.stored(PersonName.of("Петровић", one)))
                        .as("%s sought as %s", one, other)
                        .containsAnyElementsOf(IdentifierKeys.sought(PersonName.of("Petrović", other)))
                        .containsAnyElementsOf(IdentifierKeys.sought(other + " petrovic"));
            }
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "Петровић, Petrovic",
        "Љубљана, Ljubljana",
        "Његош, Njegoš",
        "Џамбаз, Džambaz",
        "Ѓорѓи, Gjorgji",
        "Ќосев, Kjosev",
        "Живков, Zhivkov",
        "Живков, Živkov",
        "Цветков, Tsvetkov",
        "Щерев, Shterev",
        "Юлия, Yuliya",
        "Παπαδόπουλος, Papadopoulos",
        "Μπακογιάννη, Bakogianni",
        "ΜΠΑΚΟΓΙΑΝΝΗ, Bakogianni",
        "Σάββας, Savvas",
        "Hoxhë, Hoxhe",
        "Gjergj, GJERGJ",
        "Çağlar Işık, Caglar Isik",
        "İbrahim, ibrahim",
        "Ștefan Țîrlea, Stefan Tirlea",
        "Petrović-Njegoš, petrovic njegos",
        "O'Brien, OBRIEN"
    })
    void namesOfTheRegionAreFoundInPlainLatin(String original, String latin) {
        assertThat(IdentifierKeys.stored(PersonName.of(original, "")))
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.PERSON, latin));
    }

    @Test
    void familyNameAloneFindsThePersonAndGivenNameAloneDoesNot() {
        var stored = IdentifierKeys.stored(PersonName.of("Петровић", "Марко"));
        assertThat(stored)
                .containsAnyElementsOf(IdentifierKeys.sought("petrovic"))
                .doesNotContainAnyElementsOf(IdentifierKeys.sought("marko"))
                .doesNotContainAnyElementsOf(IdentifierKeys.sought(PersonName.of("Petrović", "Ana")));
    }

    @Test
    void sharedNameIsNeverMoreThanAPersonMatch() {
        assertThat(PersonName.of("Петровић", "Марко").keys())
                .extracting(Key::strength)
                .containsOnly(MatchStrength.PERSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-", "R2D2", "a@b"})
    void whatIsNoNameIsRefusedWithoutEcho(String raw) {
        assertThatThrownBy(() -> PersonName.of(raw, ""))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("1 to 100 letters, spaces, hyphens, dots or apostrophes");
    }
}
