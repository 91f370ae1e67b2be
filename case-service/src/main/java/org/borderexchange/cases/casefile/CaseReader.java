package org.borderexchange.cases.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borderexchange.cases.hit.Hits;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseHit;
import org.borderexchange.schemas.wire.Operation;

/**
 * What a caller may read, put together from what his country was told. A caller without a country is one of the hub's own analysts. All calls throw
 * {@link org.borderexchange.cases.problem.Unavailable} while the present generation cannot be read.
 */
public final class CaseReader {

    /**
     * @param version of the view, also when an earlier time was asked for
     * @param file as the caller may see it, at that time
     * @param timeline up to that time
     * @param since what came after that time; nothing if none was asked for
     */
    public record Read(CaseId id, int version, CaseFile file, Timeline timeline, Timeline since) {}

    /** @param version of the view */
    public record ReadOperation(OperationId id, int version, Operation operation, Timeline timeline) {}

    /** @param next empty: this was the last page */
    public record Page(List<Read> items, Optional<ListCursor> next) {}

    private static final Timeline NOTHING = new Timeline(List.of());

    private final Cases cases;
    private final JointOperations operations;
    private final Hits hits;

    public CaseReader(Cases cases, JointOperations operations, Hits hits) {
        this.cases = cases;
        this.operations = operations;
        this.hits = hits;
    }

    /** Without their timelines. */
    public Page search(CaseSearch search) {
        var page = cases.search(search);
        return new Page(
                page.items().stream()
                        .map(view -> new Read(view.id(), view.version(), seen(view, search.reader()), NOTHING, NOTHING))
                        .toList(),
                page.next());
    }

    /** @return what the case is now; empty: the caller may know of none */
    public Optional<Read> read(CaseId id, Optional<CountryCode> reader) {
        return cases.find(id, reader).map(view -> {
            var file = seen(view, reader);
            var told = told(view, file, reader);
            return new Read(id, view.version(), file, timeline(file, told, reader), NOTHING);
        });
    }

    /** @return what the case was then; empty also if it was opened later */
    public Optional<Read> read(CaseId id, Optional<CountryCode> reader, Instant asOf) {
        return cases.find(id, reader).flatMap(view -> {
            var file = seen(view, reader);
            var told = told(view, file, reader);
            var timeline = timeline(file, told, reader);
            long at = asOf.toEpochMilli();
            return CaseHistory.asOf(id, file, told, asOf)
                    .map(then -> new Read(id, view.version(), then, timeline.until(at), timeline.after(at)));
        });
    }

    /** Joint operations are their participants' alone. */
    public JointOperations.Page search(OperationSearch search) {
        return operations.search(search);
    }

    public Optional<ReadOperation> read(OperationId id, CountryCode reader) {
        return operations.find(id, reader).map(view -> {
            var told = cases.entries(List.of(view.subject()), reader);
            return new ReadOperation(
                    id,
                    view.version(),
                    view.content().orElseThrow(),
                    Timeline.of(told.stream().map(TimelineLine::of)));
        });
    }

    private static CaseFile seen(CaseView view, Optional<CountryCode> reader) {
        var file = view.content().orElseThrow();
        return reader.isPresent() ? file : HubSight.of(file);
    }

    /** Of the case and of those that are shown within it. */
    private List<ToldEntry> told(CaseView view, CaseFile file, Optional<CountryCode> reader) {
        var subjects = new ArrayList<String>(file.getMergedFrom());
        subjects.add(view.subject());
        var told = once(cases.entries(subjects, view.country()));
        return reader.isPresent() ? told : HubSight.of(told, view, file);
    }

    /** A merge is told in the histories of both cases: where they are one, it is one line. */
    private static List<ToldEntry> once(List<ToldEntry> told) {
        var byId = new LinkedHashMap<String, ToldEntry>();
        told.forEach(entry ->
                byId.merge(entry.id(), entry, (one, other) -> one.subject().equals(one.doneIn()) ? one : other));
        return List.copyOf(byId.values());
    }

    private Timeline timeline(CaseFile file, List<ToldEntry> told, Optional<CountryCode> reader) {
        var ids = file.getHits().stream()
                .map(CaseHit::getId)
                .flatMap(id -> HitId.parse(id).stream())
                .toList();
        Map<String, Long> detectedAt = hits.views(ids, reader).stream()
                .collect(Collectors.toMap(
                        view -> view.id().toString(),
                        view -> view.content().orElseThrow().getDetectedAt()));
        return Timeline.of(file, told, detectedAt);
    }
}
