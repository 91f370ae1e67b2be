package org.borderexchange.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import org.borderexchange.notification.TestExchange;
import org.borderexchange.notification.Told;
import org.borderexchange.notification.event.Facts;
import org.borderexchange.notification.event.Telling;
import org.borderexchange.notification.event.Telling.Matter;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Facts GOODS = facts(Told.alert("RS", NOW));
    private static final Facts CAR = facts(Told.theft("RS", NOW));

    static Facts facts(ExchangeEvent event) {
        var telling = Telling.of(Matter.ALERT, TestExchange.DRUGS, EventKey.ofState(event.getSubjectId()), event);
        return Facts.of(telling, ids -> Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content.make == 'Volkswagen'",
                "content.make.is('VOLKSWAGEN') && content.modelYear >= 2010",
                "content.make in ['Audi', 'Volkswagen']",
                "content.make == 'Audi' || content.model.startsWith('Tig')",
                "identifier('wvgav7ax9bw549850')",
                "identifier('549850')",
                "kind == 'ALERT_ISSUED' && 'RS' in origins && urgency == 'ROUTINE'",
                "content.commodity == 'DRUGS' || type(content.modelYear) == int"
            })
    void aStolenCarIsFoundByWhatItIs(String text) throws InvalidFilter {
        assertThat(Filter.of(text).test(CAR)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "within(content.route, 43.85, 18.40, 5)",
                "within(content.places, 43.0, 18.41, 100.0)",
                "identifier('CB 5501 BX')",
                "identifier('св5501вх')",
                "content.plate.country == 'BG' && content.transport == 'ROAD'"
            })
    void goodsAreFoundByTheirWayAndByAPlateInAnySpelling(String text) throws InvalidFilter {
        assertThat(Filter.of(text).test(GOODS)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "within(content.route, 44.81, 20.46, 50)",
                "identifier('CB 5502 BX')",
                "content.make == 'Volkswagen'",
                "!(content.make == 'Volkswagen')",
                "content.modelYear < 2000",
                "content.nationalities.exists(n, n == 'AFG')"
            })
    void whatAnEventDoesNotTellFulfilsNothingNorItsNegation(String text) throws InvalidFilter {
        assertThat(Filter.of(text).test(GOODS)).as(text).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content.makee == 'x' | 1 | there is no such name or function",
                "kind == 'a' && contents == 'b' | 1 | there is no such name or function",
                "content.make == 3 | 1 | cannot be applied to",
                "content.make | 1 | must be a condition",
                "content.make == | 1 | cannot be read from here",
                "identifier(kind) | 1 | identifier needs a text in quotes",
                "identifier('!') | 1 | can be no identifier",
                "within(content.make, 1, 2, 3) | 1 | cannot be applied to"
            })
    void aFilterThatIsWrongIsRefusedWithPlaceAndReason(String text, int line, String reason) {
        var invalid = catchThrowableOfType(InvalidFilter.class, () -> Filter.of(text));

        assertThat(invalid.flaws()).isNotEmpty();
        assertThat(invalid.flaws().getFirst().line()).isEqualTo(line);
        assertThat(invalid.flaws().getFirst().column()).isPositive();
        assertThat(invalid.flaws().getFirst().reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identifier(\"BG123AB\")",
                "identifier( 'BG123AB' )",
                "identifier((\"BG123AB\"))",
                "identifier(r\"BG123AB\")"
            })
    void howeverAnIdentifierIsSpelledItIsNotTold(String filter) {
        assertThat(Filter.masked(filter + " && urgency == \"URGENT\"")).doesNotContain("BG123AB");
    }

    @Test
    void thePlaceOfAFlawIsWhereItIs() {
        var invalid =
                catchThrowableOfType(InvalidFilter.class, () -> Filter.of("content.make == 'x' &&\n  nonsense == 'y'"));

        assertThat(invalid.flaws()).containsExactly(new InvalidFilter.Flaw(2, 3, "there is no such name or function"));
    }

    @Test
    void noFlawRepeatsAValue() {
        var invalid = catchThrowableOfType(InvalidFilter.class, () -> Filter.of("content.make == 'Петровић' @ 'x"));

        assertThat(invalid.flaws().toString()).doesNotContain("Петровић");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "long", "wide"})
    void whatCouldCostMuchIsRefused(String how) {
        var text = switch (how) {
            case "deep" -> "(".repeat(200) + "true" + ")".repeat(200);
            case "long" -> "kind == '" + "x".repeat(3_000) + "'";
            default -> "[1,2].map(a, [1,2].map(b, a * b)).size() > 0";
        };
        assertThatThrownBy(() -> Filter.of(text)).isInstanceOf(InvalidFilter.class);
    }

    @Test
    void whatMustBeEqualIsFoundInTheFilter() throws InvalidFilter {
        assertThat(Filter.of("content.make == 'Volkswagen' && content.modelYear > 2000")
                        .keys())
                .hasValueSatisfying(keys -> assertThat(keys).containsExactly("content.make=VOLKSWAGEN"));
        assertThat(Filter.of("content.make.is('škoda') || content.make == 'Audi'")
                        .keys())
                .hasValueSatisfying(
                        keys -> assertThat(keys).containsExactlyInAnyOrder("content.make=SKODA", "content.make=AUDI"));
        assertThat(Filter.of("content.make == 'Audi' && identifier('BG1234AB')").keys())
                .hasValueSatisfying(keys -> assertThat(keys).allMatch(key -> key.startsWith("#")));
        assertThat(Filter.of("'AFG' in content.nationalities").keys()).isPresent();
        assertThat(Filter.of("content.make == 'Audi' || content.modelYear > 2000")
                        .keys())
                .isEmpty();
        assertThat(Filter.of("!(content.make == 'Audi')").keys()).isEmpty();
    }

    @Test
    void whatASubscriberIsToldOfHisConditionHidesWhatHeSeeks() throws InvalidFilter {
        assertThat(Filter.of("identifier('BG 1234 AB') && kind == 'ALERT_ISSUED'")
                        .toString())
                .isEqualTo("identifier(\"…\") && kind == 'ALERT_ISSUED'");
    }
}
