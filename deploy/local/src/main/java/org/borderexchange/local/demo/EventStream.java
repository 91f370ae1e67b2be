package org.borderexchange.local.demo;

import java.util.Optional;

/** Server-sent events from the lines of a {@code text/event-stream}; of its fields only {@code event} and {@code data} matter here. */
final class EventStream {

    /** @param name {@code message} where the stream does not say */
    record Event(String name, String data) {}

    private String name = "";
    private final StringBuilder data = new StringBuilder();

    /** @return the event that this line, an empty one, completes */
    Optional<Event> line(String line) {
        if (line.isEmpty()) {
            return dispatch();
        }
        var colon = line.indexOf(':');
        var field = colon < 0 ? line : line.substring(0, colon);
        var value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "event" -> name = value;
            case "data" -> data.append(value).append('\n');
            default -> {} // Comments, which have no name, and fields that a desk does not need.
        }
        return Optional.empty();
    }

    /** An event without data is none. */
    private Optional<Event> dispatch() {
        var event = data.isEmpty()
                ? Optional.<Event>empty()
                : Optional.of(new Event(name.isEmpty() ? "message" : name, data.substring(0, data.length() - 1)));
        name = "";
        data.setLength(0);
        return event;
    }
}
