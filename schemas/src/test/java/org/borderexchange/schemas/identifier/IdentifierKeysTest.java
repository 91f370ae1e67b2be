package org.borderexchange.schemas.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierKeysTest {
    private static final Vin TIGUAN = Vin.of("WVGAV7AX9BW549850");

    @Test
    void keysOfAPlainPlateAreAsDocumented() {
        assertThat(IdentifierKeys.stored(IdentifierKind.PLATE, "BG-1O"))
                .containsExactlyInAnyOrder(
                        "PLATE:EXACT:BG1O",
                        "PLATE:TRANSLITERATED:BG1O",
                        "PLATE:LOOK_ALIKE:BG1O",
                        "PLATE:CONFUSABLE:BG10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wvg av7 ax9 bw 549 850",
                "WVGAV7AX9BW54985O", // the letter O
                "WVGAV",
                "WVGAV7AX9BW54985",
                "549850",
                "54985o"
            })
    void vinIsFoundByTheWholeAPrefixOfFiveOrTheLastSix(String sought) {
        assertThat(IdentifierKeys.stored(TIGUAN))
                .containsAnyElementsOf(IdentifierKeys.sought(sought))
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, sought));
    }

    @Test
    void fragmentsReadLAsOneLikeTheCzechRegister() {
        assertThat(IdentifierKeys.stored(Vin.of("1M8GDM9AXKPL42788")))
                .containsAnyElementsOf(IdentifierKeys.sought("142788"))
                .doesNotContainAnyElementsOf(IdentifierKeys.sought("1M8GDM9AXKP142788"));
    }

    @Test
    void twoVinsOfOneModelAreNotSoughtByTheirCommonPrefix() {
        assertThat(IdentifierKeys.stored(TIGUAN))
                .doesNotContainAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, "WVGAV7AX9BW549851"));
    }

    @Test
    void vinPutInTheFieldForChassisNumbersIsFound() {
        assertThat(IdentifierKeys.stored(ChassisNumber.of("WVGAV7AX9BW549850")))
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, "WVGAV7AX9BW54985O"));
    }

    @Test
    void unreadableCharacterStandsForAnyOther() {
        assertThat(IdentifierKeys.sought(IdentifierKind.VIN, "WVGAV7AX?BW549850"))
                .contains("VIN:EXACT:WVGAV7AX9BW549850", "CHASSIS:CONFUSABLE:WVGAV7AXZBW549850")
                .hasSize(2 * 33)
                .noneMatch(key -> key.contains("?"));
    }

    @ParameterizedTest
    @EnumSource(IdentifierKind.class)
    void twoUnreadableCharactersCostABoundedNumberOfKeys(IdentifierKind kind) {
        var worst = switch (kind) {
            case VIN, CHASSIS -> "1234??";
            case PART, DOCUMENT -> "12??";
            case PLATE -> "НĐ??";
            case CONTAINER -> "MSKU??12345";
            case PERSON -> "Ж?в?рђе";
        };
        assertThat(IdentifierKeys.sought(kind, worst)).hasSizeLessThanOrEqualTo(5_200);
    }

    @ParameterizedTest
    @EnumSource(IdentifierKind.class)
    void moreThanTwoUnreadableCharactersAreRefused(IdentifierKind kind) {
        var reading = kind == IdentifierKind.CONTAINER ? "MSKU???1234" : "AB???CD";
        assertThatThrownBy(() -> IdentifierKeys.sought(kind, reading))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("at most 2 unreadable characters");
    }

    @ParameterizedTest
    @EnumSource(IdentifierKind.class)
    void readingThatCanBeNothingOfItsKindIsRefusedRatherThanNotFound(IdentifierKind kind) {
        assertThatThrownBy(() -> IdentifierKeys.sought(kind, "---")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> IdentifierKeys.sought(kind, "A".repeat(301)))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("at most 300 characters");
    }

    @Test
    void freeTextThatCanBeNothingFindsNothing() {
        assertThat(IdentifierKeys.sought(" - ")).isEmpty();
    }

    @Test
    void compactKeyTellsItsRuleStrengthAndExplanation() {
        var key = Key.parse("PLATE:LOOK_ALIKE:CB5501BX");
        assertThat(key).isEqualTo(new Key(IdentifierKind.PLATE, KeyRule.LOOK_ALIKE, "CB5501BX"));
        assertThat(key.compact()).isEqualTo("PLATE:LOOK_ALIKE:CB5501BX");
        assertThat(key.strength()).isEqualTo(MatchStrength.NORMALISED);
        assertThat(key.rule().explanation()).contains("Cyrillic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PLATE:CB5501BX", "PLATE:NO_RULE:CB5501BX", "NO_KIND:EXACT:CB5501BX"})
    void otherTextsAreNoKeys(String compact) {
        assertThatThrownBy(() -> Key.parse(compact))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("a key of the form KIND:RULE:VALUE");
    }

    @Test
    void severalThreadsGetTheSameKeys() throws InterruptedException {
        Callable<Object> task = () -> IdentifierKeys.stored(PersonName.of("Петровић", "Ђорђе"));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var results = threads.invokeAll(
                    IntStream.range(0, 200).mapToObj(i -> task).toList());
            assertThat(results)
                    .extracting(result -> result.get())
                    .containsOnly(results.getFirst().resultNow());
        }
    }

    @Test
    void documentsAreFoundWithoutTheFillersOfTheMachineReadableZone() {
        var stored = IdentifierKeys.stored(DocumentNumber.of("ab 0123456"));
        for (var read : List.of("AB0123456<", "АВ0123456", "ABO123456")) {
            assertThat(stored).containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.DOCUMENT, read));
        }
    }
}
