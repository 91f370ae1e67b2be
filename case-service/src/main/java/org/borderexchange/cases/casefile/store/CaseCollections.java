package org.borderexchange.cases.casefile.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.cases.casefile.CaseView;
import org.borderexchange.cases.casefile.ListCursor;
import org.borderexchange.cases.casefile.OperationView;
import org.borderexchange.cases.casefile.SoughtText;
import org.borderexchange.cases.casefile.ToldEntry;
import org.borderexchange.cases.casefile.ToldOfCase;
import org.borderexchange.cases.store.GenerationCollections;
import org.borderexchange.cases.store.NewerWins;
import org.borderexchange.cases.store.StoredEvent;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.wire.CaseDocument;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.TaskStatus;
import org.bson.Document;

/**
 * What each generation keeps of cases; {@code told: false} has nothing behind it: the country has lost it.
 *
 * <ul>
 *   <li>{@code cases_<generation>}: {@code {_id: "C-…/RS", version, subject, country, event, told, wholeGroups, order, status, workingGroups,
 *       countries, ids, words, documents, openedAt, due: [{task, at}]}}
 *   <li>{@code operations_<generation>}: {@code {_id: "O-…/RS", version, subject, country, event, told, order, status}}
 *   <li>{@code entries_<generation>}: {@code {_id: "C-…/BA/<act>@RS", version, subject, country, event, told, key}}
 * </ul>
 */
final class CaseCollections {

    static final String ID = NewerWins.ID;
    static final String VERSION = NewerWins.VERSION;
    static final String SUBJECT = "subject";
    static final String COUNTRY = "country";
    static final String TOLD = "told";
    static final String WHOLE_GROUPS = "wholeGroups";
    static final String ORDER = "order";
    static final String STATUS = "status";
    static final String WORKING_GROUPS = "workingGroups";
    static final String COUNTRIES = "countries";
    static final String IDS = "ids";
    static final String WORDS = "words";
    static final String DOCUMENTS = "documents";
    static final String OPENED_AT = "openedAt";
    static final String DUE = "due";
    static final String TASK = "task";
    static final String AT = "at";

    private static final String KEY = "key";
    private static final String CASES = "cases";
    private static final String OPERATIONS = "operations";
    private static final String ENTRIES = "entries";

    /** Of one generation. */
    record Kept(
            MongoCollection<Document> cases, MongoCollection<Document> operations, MongoCollection<Document> entries) {}

    private final GenerationCollections collections;

    CaseCollections(MongoDatabase database) {
        var newestFirst = Indexes.compoundIndex(Indexes.ascending(COUNTRY), Indexes.descending(ORDER));
        this.collections = new GenerationCollections(
                database,
                Map.of(
                        CASES,
                        List.of(
                                newestFirst,
                                Indexes.compoundIndex(Indexes.ascending(WHOLE_GROUPS), Indexes.descending(ORDER)),
                                Indexes.ascending(SUBJECT),
                                Indexes.ascending(STATUS),
                                Indexes.ascending(DOCUMENTS)),
                        OPERATIONS,
                        List.of(newestFirst),
                        ENTRIES,
                        List.of(Indexes.ascending(SUBJECT, COUNTRY))));
    }

    Kept of(int generation) {
        return new Kept(
                collections.of(CASES, generation),
                collections.of(OPERATIONS, generation),
                collections.of(ENTRIES, generation));
    }

    void dropBefore(int generation) {
        collections.dropBefore(generation);
    }

    static Document document(CaseView view) {
        var document = told(id(view.subject(), view.country()), view)
                .append(TOLD, view.content().isPresent())
                .append(WHOLE_GROUPS, view.goesToWholeGroups());
        view.content()
                .ifPresent(file -> document.append(ORDER, cursor(view).text())
                        .append(STATUS, file.getStatus().name())
                        .append(WORKING_GROUPS, file.getWorkingGroups())
                        .append(
                                COUNTRIES,
                                CaseView.countries(file).stream()
                                        .map(CountryCode::value)
                                        .toList())
                        .append(IDS, ids(view, file))
                        .append(WORDS, words(file))
                        .append(
                                DOCUMENTS,
                                file.getDocuments().stream()
                                        .map(CaseDocument::getSha256)
                                        .toList())
                        .append(OPENED_AT, file.getOpenedAt())
                        .append(DUE, due(view, file)));
        return document;
    }

    private static List<String> ids(CaseView view, CaseFile file) {
        return Stream.of(
                        Stream.of(view.subject()),
                        file.getAlerts().stream().map(alert -> alert.getId()),
                        file.getHits().stream().map(hit -> hit.getId()))
                .flatMap(each -> each)
                .toList();
    }

    private static List<String> words(CaseFile file) {
        return Stream.of(Optional.ofNullable(file.getTitle()), Optional.ofNullable(file.getSummary()))
                .flatMap(Optional::stream)
                .flatMap(text -> SoughtText.wordsOf(text).stream())
                .distinct()
                .toList();
    }

    /** The open tasks that have a date. */
    private static List<Document> due(CaseView view, CaseFile file) {
        return file.getTasks().stream()
                .filter(task -> task.getStatus() == TaskStatus.OPEN && task.getDueAt() != null)
                .map(task -> new Document(TASK, taskId(view, task)).append(AT, task.getDueAt()))
                .toList();
    }

    private static String taskId(CaseView view, CaseTask task) {
        return view.subject() + "/" + task.getBy() + "/" + task.getId();
    }

    static Document document(OperationView view) {
        var document = told(id(view.subject(), view.country()), view)
                .append(TOLD, view.content().isPresent());
        view.content()
                .ifPresent(operation -> document.append(ORDER, cursor(view).text())
                        .append(STATUS, operation.getStatus().name()));
        return document;
    }

    static Document document(ToldEntry entry) {
        return told(entry.key() + "@" + entry.country(), entry)
                .append(TOLD, entry.content().isPresent())
                .append(KEY, entry.key().toString());
    }

    /** Of what a country was told of a case or operation. */
    static String id(String subject, CountryCode country) {
        return subject + "/" + country;
    }

    private static Document told(String id, ToldOfCase told) {
        return new Document(ID, id)
                .append(VERSION, told.version())
                .append(SUBJECT, told.subject())
                .append(COUNTRY, told.country().value())
                .append(StoredEvent.EVENT, StoredEvent.of(told.event()));
    }

    static CaseView caseView(Document document) {
        return new CaseView(
                CaseId.parse(document.getString(SUBJECT)).orElseThrow(), country(document), StoredEvent.in(document));
    }

    static OperationView operationView(Document document) {
        return new OperationView(
                OperationId.parse(document.getString(SUBJECT)).orElseThrow(),
                country(document),
                StoredEvent.in(document));
    }

    static ToldEntry entry(Document document) {
        return new ToldEntry(
                EventKey.parse(document.getString(KEY)).orElseThrow(), country(document), StoredEvent.in(document));
    }

    private static CountryCode country(Document document) {
        return new CountryCode(Objects.requireNonNull(document.getString(COUNTRY)));
    }

    /** Of a view with content. */
    static ListCursor cursor(CaseView view) {
        return ListCursor.at(view.content().orElseThrow().getChangedAt(), view.subject());
    }

    /** Of a view with content. */
    static ListCursor cursor(OperationView view) {
        return ListCursor.at(view.content().orElseThrow().getChangedAt(), view.subject());
    }
}
