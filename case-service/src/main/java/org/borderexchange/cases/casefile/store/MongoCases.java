package org.borderexchange.cases.casefile.store;

import static org.borderexchange.cases.casefile.store.CaseCollections.*;
import static org.borderexchange.cases.store.StoreCalls.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.borderexchange.cases.casefile.CaseSearch;
import org.borderexchange.cases.casefile.CaseView;
import org.borderexchange.cases.casefile.Cases;
import org.borderexchange.cases.casefile.ListCursor;
import org.borderexchange.cases.casefile.SoughtText;
import org.borderexchange.cases.casefile.ToldEntry;
import org.borderexchange.cases.generation.Generation;
import org.borderexchange.cases.generation.Generations;
import org.borderexchange.cases.problem.Unavailable;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.bson.Document;

/**
 * The hub's analysts see a case once, although several countries were told of it: in the newest of the views that may go to whole groups.
 */
final class MongoCases implements Cases {

    /** Of two views of one age, which a page must not tear apart, the last country's is shown. */
    private static final Comparator<Document> BY_AGE = Comparator.comparing((Document view) -> view.getString(ORDER))
            .thenComparing(view -> view.getString(COUNTRY));

    private final CaseCollections collections;
    private final IntSupplier generation;
    private final Generations generations;

    /**
     * @param generation number of the one to read, as this instance knows it
     * @param generations as all instances know it
     */
    MongoCases(CaseCollections collections, IntSupplier generation, Generations generations) {
        this.collections = collections;
        this.generation = generation;
        this.generations = generations;
    }

    @Override
    public Optional<CaseView> find(CaseId id, Optional<CountryCode> reader) {
        return call(() -> {
            var of = collections.of(generation.getAsInt());
            var sought = reader.map(country -> Optional.of(id(id.toString(), country)))
                    .orElseGet(() -> Optional.ofNullable(
                            newestOf(of, List.of(id.toString())).get(id.toString())));
            return sought.flatMap(view -> Optional.ofNullable(
                            of.cases().find(new Document(ID, view)).first()))
                    .filter(document -> document.getBoolean(TOLD))
                    .map(CaseCollections::caseView);
        });
    }

    @Override
    public Page search(CaseSearch search) {
        return call(() -> {
            var of = collections.of(generation.getAsInt());
            var shown = new ArrayList<CaseView>();
            var after = search.after();
            var isLast = false;
            // One more than the page holds tells whether another one follows.
            while (shown.size() <= search.limit() && !isLast) {
                var found = find(of, search, after);
                shown.addAll(search.reader().isPresent() ? views(found) : eachOnce(of, found));
                isLast = found.size() <= search.limit();
                after = found.isEmpty()
                        ? after
                        : Optional.of(new ListCursor(found.getLast().getString(ORDER)));
            }
            var page = shown.subList(0, Math.min(search.limit(), shown.size()));
            return new Page(
                    List.copyOf(page),
                    page.size() < shown.size() ? Optional.of(cursor(page.getLast())) : Optional.empty());
        });
    }

    private static List<Document> find(Kept of, CaseSearch search, Optional<ListCursor> after) {
        return of.cases()
                .find(criteria(search, after))
                .sort(new Document(ORDER, -1).append(COUNTRY, -1))
                .limit(search.limit() + 1)
                .into(new ArrayList<>());
    }

    private static Document criteria(CaseSearch search, Optional<ListCursor> after) {
        var criteria = new Document();
        search.reader()
                .ifPresentOrElse(
                        country -> criteria.append(COUNTRY, country.value()).append(TOLD, true),
                        () -> criteria.append(WHOLE_GROUPS, true));
        search.workingGroup().ifPresent(group -> criteria.append(WORKING_GROUPS, group.value()));
        search.status().ifPresent(status -> criteria.append(STATUS, status.name()));
        search.country().ifPresent(country -> criteria.append(COUNTRIES, country.value()));
        search.text().ifPresent(text -> criteria.append("$and", text(text, search.reader())));
        after.ifPresent(cursor -> criteria.append(ORDER, new Document("$lt", cursor.text())));
        return criteria;
    }

    /** Titles and summaries are their participants': whoever is not shown them cannot find by them either. */
    private static List<Document> text(SoughtText text, Optional<CountryCode> reader) {
        var all = new ArrayList<Document>();
        text.ids().forEach(id -> all.add(new Document(IDS, id)));
        text.words()
                .forEach(forms -> all.add(
                        reader.isPresent()
                                ? new Document(
                                        "$or",
                                        forms.stream()
                                                .map(form -> new Document(WORDS, Pattern.compile("^" + form)))
                                                .toList())
                                : new Document(ID, "")));
        return all;
    }

    private static List<CaseView> eachOnce(Kept of, List<Document> found) {
        var newest = newestOf(
                of,
                found.stream().map(view -> view.getString(SUBJECT)).distinct().toList());
        return views(found.stream()
                .filter(view -> view.getString(ID).equals(newest.get(view.getString(SUBJECT))))
                .toList());
    }

    private static List<CaseView> views(List<Document> found) {
        return found.stream().map(CaseCollections::caseView).toList();
    }

    /** @return by case the id of the view in which the hub's analysts see it */
    private static Map<String, String> newestOf(Kept of, List<String> cases) {
        var newest = new HashMap<String, Document>();
        of.cases()
                .find(new Document(SUBJECT, new Document("$in", cases)).append(WHOLE_GROUPS, true))
                .projection(new Document(SUBJECT, 1).append(ORDER, 1).append(COUNTRY, 1))
                .forEach(view -> newest.merge(
                        view.getString(SUBJECT), view, (one, other) -> BY_AGE.compare(one, other) < 0 ? other : one));
        var ids = new HashMap<String, String>();
        newest.forEach((subject, view) -> ids.put(subject, view.getString(ID)));
        return ids;
    }

    @Override
    public List<ToldEntry> entries(Collection<String> subjects, CountryCode country) {
        return call(() -> collections
                .of(generation.getAsInt())
                .entries()
                .find(new Document(SUBJECT, new Document("$in", List.copyOf(subjects)))
                        .append(COUNTRY, country.value())
                        .append(TOLD, true))
                .map(CaseCollections::entry)
                .into(new ArrayList<>()));
    }

    /** Collections of an earlier generation may be gone: what is not found in them means nothing. */
    @Override
    public Set<String> named(Collection<String> hashes) {
        return call(() -> {
            var before = complete();
            var named = new HashSet<String>();
            collections
                    .of(before.number())
                    .cases()
                    .find(new Document(DOCUMENTS, new Document("$in", List.copyOf(hashes))))
                    .projection(new Document(DOCUMENTS, 1))
                    .forEach(view -> named.addAll(view.getList(DOCUMENTS, String.class)));
            if (!complete().equals(before)) {
                throw new Unavailable("another generation began");
            }
            named.retainAll(Set.copyOf(hashes));
            return named;
        });
    }

    private Generation complete() {
        return generations
                .find()
                .filter(Generation::isComplete)
                .orElseThrow(() -> new Unavailable("the hub's state is being built"));
    }
}
