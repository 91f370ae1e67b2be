package org.borderexchange.cases.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.wire.CaseAlert;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseHit;

/**
 * What happened, oldest first.
 *
 * @param lines in order
 */
public record Timeline(List<TimelineLine> lines) {

    /** @param next empty: these are the newest */
    public record Page(List<TimelineLine> lines, Optional<TimelineCursor> next) {}

    public Timeline {
        lines = List.copyOf(lines);
    }

    static Timeline of(Stream<TimelineLine> lines) {
        return new Timeline(
                lines.sorted(Comparator.comparing(TimelineLine::position)).toList());
    }

    /**
     * One incident that comes as alert, hit and case is one story.
     *
     * @param told lines with content
     * @param detectedAt milliseconds since 1970, by the ids of those hits that are held
     */
    static Timeline of(CaseFile file, List<ToldEntry> told, Map<String, Long> detectedAt) {
        return of(Stream.of(
                        file.getAlerts().stream().flatMap(alert -> issued(alert).stream()),
                        file.getHits().stream().flatMap(hit -> raised(hit, detectedAt).stream()),
                        told.stream().map(TimelineLine::of))
                .flatMap(each -> each));
    }

    private static Optional<TimelineLine> issued(CaseAlert alert) {
        return AlertId.parse(alert.getId())
                .map(id -> new TimelineLine(
                        alert.getIssuedAt(),
                        alert.getId(),
                        TimelineLine.ALERT_ISSUED,
                        id.owner().value(),
                        Optional.empty()));
    }

    /** The hit that is held may be a later state of it, but it was raised before it came into the case. */
    private static Optional<TimelineLine> raised(CaseHit hit, Map<String, Long> detectedAt) {
        return Optional.ofNullable(detectedAt.get(hit.getId()))
                .map(at -> new TimelineLine(
                        Math.min(at, hit.getAddedAt()),
                        hit.getId(),
                        TimelineLine.HIT_RAISED,
                        ExchangeDirectory.HUB,
                        Optional.empty()));
    }

    /** @param at milliseconds since 1970 */
    Timeline until(long at) {
        return new Timeline(lines.stream().filter(line -> line.at() <= at).toList());
    }

    Timeline after(long at) {
        return new Timeline(lines.stream().filter(line -> line.at() > at).toList());
    }

    public Page page(Optional<TimelineCursor> after, int limit) {
        var rest = lines.stream()
                .filter(line -> after.isEmpty() || line.position().compareTo(after.get()) > 0)
                .toList();
        var page = rest.subList(0, Math.min(limit, rest.size()));
        return new Page(
                page, page.size() < rest.size() ? Optional.of(page.getLast().position()) : Optional.empty());
    }
}
