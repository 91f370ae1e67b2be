package org.borderexchange.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    @Test
    void aLongWordIsNotCutWithinACharacter() {
        assertThat(SearchWords.split("x" + "𝐀".repeat(40))).containsExactly("x" + "𝐀".repeat(29));
        assertThat(SearchWords.split("xx" + "𝐀".repeat(40))).containsExactly("xx" + "𝐀".repeat(29));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "क़", "कé"})
    void aWordThatGrowsWhenItIsComposedIsFoundByItsBeginning(String beginning) {
        var text = beginning + "\u0958".repeat(60);

        assertThat(SearchWords.of(text)).hasSizeBetween(1, 3);
        assertThat(SearchWords.split(text))
                .singleElement()
                .satisfies(word -> assertThat(word).hasSizeLessThanOrEqualTo(60));
    }

    @Test
    void wordsOfPlanesBeyondTheFirstAreWordsToo() {
        assertThat(SearchWords.of("x" + "𝐀".repeat(40))).isNotEmpty();
        assertThat(SearchWords.of("\u0958".repeat(60))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ʼ", "ь"})
    void aWordOfWhichNoLatinLetterIsLeftStandsForItself(String word) {
        assertThat(SearchWords.forms(word)).containsExactly(word);
    }

    @Test
    void composedOrNotAWordIsTheSame() {
        assertThat(SearchWords.of(Normalizer.normalize("Шеширџија šešir", Normalizer.Form.NFD)))
                .isEqualTo(SearchWords.of("Шеширџија šešir"));
    }

    @Property
    void noTextIsTooStrange(@ForAll @StringLength(max = 400) String text) {
        assertThat(SearchWords.of(text)).isNotNull();
    }

    /** Scripts whose characters are decomposed by composing, and both halves of pairs. */
    @Property
    void noTextThatGrowsOrComesInPairsIsTooStrange(
            @ForAll
                    @StringLength(max = 400)
                    @CharRange(from = '\u0900', to = '\u0b7f')
                    @CharRange(from = '\ud834', to = '\ud836')
                    @CharRange(from = '\udc00', to = '\udfff')
                    @CharRange(from = '\u0300', to = '\u036f')
                    String text) {
        assertThat(SearchWords.of(text)).isNotNull();
    }

    @Test
    void whatHasNoLetterStandsForItself() {
        assertThat(SearchWords.of("2026")).isEqualTo(Set.of("2026"));
    }
}
