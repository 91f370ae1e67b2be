package org.borderexchange.cases.hit.store;

import static org.borderexchange.cases.hit.store.HitCollections.*;
import static org.borderexchange.cases.store.StoreCalls.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitCursor;
import org.borderexchange.cases.hit.HitSearch;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.cases.hit.Hits;
import org.borderexchange.cases.hit.JudgedHit;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.bson.Document;

/**
 * The hub's analysts see a hit once, although up to two countries were told of it: in the newer of the views that may go to whole groups.
 */
final class MongoHits implements Hits {

    /** A hit has as many views as alerts at most. */
    private static final int VIEWS = 2;

    /** The order of the list, reversed: of two views of one age, which a page must not tear apart, the last country's is shown. */
    private static final Comparator<HitView> BY_AGE =
            Comparator.comparing((HitView view) -> cursor(view).text()).thenComparing(HitView::country);

    private final HitCollections collections;
    private final IntSupplier generation;

    /** @param generation number of the one to read */
    MongoHits(HitCollections collections, IntSupplier generation) {
        this.collections = collections;
        this.generation = generation;
    }

    @Override
    public Optional<JudgedHit> find(HitId id, Optional<CountryCode> reader) {
        return call(() -> {
            var of = collections.of(generation.getAsInt());
            var found = reader.map(country -> Optional.ofNullable(of.hits()
                                    .find(new Document(ID, id(id, country)))
                                    .first())
                            .filter(document -> document.getBoolean(TOLD))
                            .map(HitCollections::view))
                    .orElseGet(() -> Optional.ofNullable(
                            newestOf(of, List.of(id.toString())).get(id)));
            return found.map(view -> judged(of, List.of(view)).getFirst());
        });
    }

    @Override
    public List<HitView> views(Collection<HitId> ids, Optional<CountryCode> reader) {
        return call(() -> {
            var of = collections.of(generation.getAsInt());
            return reader.map(country -> of.hits()
                            .find(new Document(
                                            ID,
                                            new Document(
                                                    "$in",
                                                    ids.stream()
                                                            .map(hit -> id(hit, country))
                                                            .toList()))
                                    .append(TOLD, true))
                            .map(HitCollections::view)
                            .into(new ArrayList<>()))
                    .orElseGet(() -> new ArrayList<>(
                            newestOf(of, ids.stream().map(HitId::toString).toList())
                                    .values()));
        });
    }

    @Override
    public Page search(HitSearch search) {
        return call(() -> {
            var of = collections.of(generation.getAsInt());
            var most = search.reader().isPresent() ? search.limit() : search.limit() * VIEWS;
            var found = of.hits()
                    .find(criteria(search))
                    .sort(new Document(ORDER, -1).append(COUNTRY, -1))
                    .limit(most)
                    .map(HitCollections::view)
                    .into(new ArrayList<>());
            var shown = search.reader().isPresent() ? found : eachOnce(of, found);
            var page = shown.subList(0, Math.min(search.limit(), shown.size()));
            return new Page(judged(of, page), next(found, most, shown, page));
        });
    }

    private static Document criteria(HitSearch search) {
        var criteria = new Document();
        search.reader()
                .ifPresentOrElse(
                        country -> criteria.append(COUNTRY, country.value()).append(TOLD, true),
                        () -> criteria.append(WHOLE_GROUPS, true));
        search.workingGroup().ifPresent(group -> criteria.append(WORKING_GROUPS, group.value()));
        search.grade().ifPresent(grade -> criteria.append(GRADE, grade.name()));
        search.status().ifPresent(status -> criteria.append(STATUS, status.name()));
        search.after().ifPresent(cursor -> criteria.append(ORDER, new Document("$lt", cursor.text())));
        return criteria;
    }

    private static Optional<HitCursor> next(List<HitView> found, int most, List<HitView> shown, List<HitView> page) {
        if (page.size() < shown.size()) {
            return Optional.of(cursor(page.getLast()));
        }
        return found.size() < most ? Optional.empty() : Optional.of(cursor(found.getLast()));
    }

    private static List<HitView> eachOnce(Pair of, List<HitView> found) {
        var newest = newestOf(
                of, found.stream().map(view -> view.id().toString()).distinct().toList());
        return found.stream().filter(view -> view.equals(newest.get(view.id()))).toList();
    }

    private static Map<HitId, HitView> newestOf(Pair of, List<String> ids) {
        var newest = new HashMap<HitId, HitView>();
        of.hits()
                .find(new Document(HIT, new Document("$in", ids)).append(WHOLE_GROUPS, true))
                .map(HitCollections::view)
                .forEach(view ->
                        newest.merge(view.id(), view, (one, other) -> BY_AGE.compare(one, other) < 0 ? other : one));
        return newest;
    }

    /** Who owns neither alert has no say. */
    private static List<JudgedHit> judged(Pair of, List<HitView> views) {
        var ids = views.stream()
                .flatMap(view -> verdictIds(view).stream())
                .distinct()
                .toList();
        var verdicts = new HashMap<String, GivenVerdict>();
        of.verdicts()
                .find(new Document(ID, new Document("$in", ids)))
                .forEach(found -> verdicts.put(found.getString(ID), verdict(found)));
        return views.stream()
                .map(view -> new JudgedHit(
                        view,
                        verdictIds(view).stream()
                                .filter(verdicts::containsKey)
                                .map(verdicts::get)
                                .toList()))
                .toList();
    }

    private static List<String> verdictIds(HitView view) {
        return view.owners().stream().map(country -> id(view.id(), country)).toList();
    }
}
