package org.borderexchange.cases.casework;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseDocument;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.Place;
import org.jspecify.annotations.Nullable;

/**
 * What one act may say and one case may hold, so that whatever is told of it fits into a record. Gateways hold their officers to the same; the hub
 * does not rely on that.
 */
final class Bounds {

    private static final int LINE = 200;
    private static final int REASON = 1_000;
    private static final int TEXT = 4_000;
    private static final int ID = 64;

    private static final int LISTED = 500;
    private static final int DOCUMENTS = 200;

    /** Bytes of all tasks. */
    private static final int TASKS = 200_000;

    private static final int AROUND_A_TASK = 100;
    private static final int STAGES = 200;

    static boolean allow(CaseAct act) {
        return isAtMost(LINE, act.getTitle())
                && isAtMost(TEXT, act.getText())
                && isAtMost(REASON, act.getReason())
                && isAtMost(ID, act.getWorkingGroup())
                && isAtMost(ID, act.getOther())
                && isAtMost(ID, act.getTask())
                && isAtMost(2, act.getCountry())
                && act.getAlerts().size() <= LISTED
                && act.getAlerts().stream()
                        .allMatch(alert -> AlertId.parse(alert).isPresent())
                && allow(act.getLiaison())
                && allowDocument(act)
                && allowTerms(act)
                && (act.getStage() == null
                        || isAtMost(2, act.getStage().getCountry())
                                && allow(act.getStage().getPlace()));
    }

    private static boolean allow(@Nullable Contact contact) {
        return contact == null
                || isAtMost(LINE, contact.getAuthority())
                        && isAtMost(LINE, contact.getUnit())
                        && isAtMost(LINE, contact.getPhone())
                        && isAtMost(LINE, contact.getEmail());
    }

    private static boolean allow(@Nullable Place place) {
        return place == null
                || isAtMost(REASON, place.getText())
                        && isAtMost(ID, place.getUnlocode())
                        && isAtMost(LINE, place.getBorderCrossing());
    }

    private static boolean allowDocument(CaseAct act) {
        var document = act.getDocument();
        return document == null
                || isAtMost(ID, document.getSha256())
                        && isAtMost(255, document.getName())
                        && isAtMost(LINE, document.getMediaType());
    }

    private static boolean allowTerms(CaseAct act) {
        var terms = act.getTerms();
        return terms == null
                || isAtMost(LINE, terms.getName())
                        && isAtMost(ID, terms.getWorkingGroup())
                        && isAtMost(REASON, terms.getLegalBasis())
                        && isAtMost(TEXT, terms.getObjectives());
    }

    private static boolean isAtMost(int characters, @Nullable String text) {
        return text == null || text.length() <= characters;
    }

    /** @param ids of alerts that the actor knows to be in the case then */
    static boolean holdAlerts(Set<String> ids) {
        return ids.size() <= LISTED;
    }

    /** @param documents that the actor knows of */
    static boolean holdMoreDocuments(List<CaseDocument> documents) {
        return documents.size() < DOCUMENTS;
    }

    /** @param tasks that the actor knows of */
    static boolean holdMore(List<CaseTask> tasks, CaseAct task) {
        return tasks.stream().mapToInt(Bounds::size).sum() + size(task.getTitle(), task.getText()) <= TASKS;
    }

    /** As many as a file lists, of those that are in the order in which they came. */
    static <T> List<T> newest(List<T> items) {
        return items.subList(Math.max(0, items.size() - LISTED), items.size());
    }

    static List<CaseTask> newestTasks(List<CaseTask> tasks) {
        int from = tasks.size();
        for (int size = 0; from > 0 && size + size(tasks.get(from - 1)) <= 2 * TASKS; from--) {
            size += size(tasks.get(from - 1));
        }
        return tasks.subList(from, tasks.size());
    }

    private static int size(CaseTask task) {
        return size(task.getTitle(), task.getText());
    }

    /** Bytes, with room for what stands around the words. */
    private static int size(@Nullable String title, @Nullable String text) {
        return AROUND_A_TASK + length(title) + length(text);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    static boolean holdsMoreStages(OperationState operation) {
        return operation.stages().size() < STAGES;
    }

    private Bounds() {}
}
