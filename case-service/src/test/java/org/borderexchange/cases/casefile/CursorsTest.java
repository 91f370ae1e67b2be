package org.borderexchange.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.cases.hit.HitCursor;
import org.borderexchange.cases.hit.HitEvents;
import org.borderexchange.cases.hit.HitEvents.Pair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private static final String CASE = CaseEvents.Opened.next().id().toString();

    @ParameterizedTest
    @ValueSource(
            longs = {Long.MIN_VALUE, -1, 0, 99_999_999_999_999L, 100_000_000_000_000L, (1L << 48) - 1, Long.MAX_VALUE})
    void whateverTheTimeAPlaceInAListIsReadBack(long at) {
        var ofCase = ListCursor.at(at, CASE);
        var ofHit = HitCursor.at(
                Instant.ofEpochMilli(at), Pair.of(HitEvents.RS, HitEvents.BA).id());
        var ofLine = line(at, "01A").position();

        assertThat(ListCursor.parse(ofCase.text())).contains(ofCase);
        assertThat(HitCursor.parse(ofHit.text())).contains(ofHit);
        assertThat(TimelineCursor.parse(ofLine.text())).contains(ofLine);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, (1L << 48) - 1})
    void aTimelineOfWhateverTimesIsReadToItsEnd(long at) {
        var lines = Stream.of("01A", "01B", "01C").map(id -> line(at, id)).toList();
        var timeline = Timeline.of(lines.stream());

        var first = timeline.page(Optional.empty(), 2);
        var next = TimelineCursor.parse(first.next().orElseThrow().text());
        var second = timeline.page(next, 2);

        assertThat(first.lines()).isEqualTo(lines.subList(0, 2));
        assertThat(second.lines()).isEqualTo(lines.subList(2, 3));
    }

    private static TimelineLine line(long at, String id) {
        return new TimelineLine(at, id, "ACT", "RS", Optional.empty());
    }
}
