package org.borderexchange.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.borderexchange.local.demo.EventStream.Event;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    @Test
    void anEventEndsWithAnEmptyLine() {
        assertThat(events("id: 7", "event: ALERT_ISSUED", "data: {\"version\":1}", ""))
                .containsExactly(new Event("ALERT_ISSUED", "{\"version\":1}"));
    }

    @Test
    void dataMayComeInSeveralLinesWithOrWithoutASpaceAfterTheColon() {
        assertThat(events("data:{", "data: \"a\": 1", "data", "data:}", ""))
                .containsExactly(new Event("message", "{\n\"a\": 1\n\n}"));
    }

    @Test
    void commentsAndUnknownFieldsAreNoEvents() {
        assertThat(events(": keep-alive", "", "retry: 1000", "", "event: ALERT_ISSUED", ""))
                .isEmpty();
    }

    @Test
    void aNameHoldsForOneEventOnly() {
        assertThat(events("event: reset", "data: {}", "", "data: {}", ""))
                .containsExactly(new Event("reset", "{}"), new Event("message", "{}"));
    }

    private static List<Event> events(String... lines) {
        var stream = new EventStream();
        return List.of(lines).stream()
                .map(stream::line)
                .flatMap(Optional::stream)
                .toList();
    }
}
