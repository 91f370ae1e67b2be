package org.borderexchange.gateway.casework;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.borderexchange.gateway.alert.Contact;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.codelist.CaseRole;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.OperationEnding;
import org.borderexchange.schemas.codelist.TaskStatus;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;

/** What an officer does in a case or operation: one record for each kind, with what that kind uses and nothing else. */
public sealed interface CaseAct {

    /** Reasons and legal bases, characters. */
    int REASON = 1_000;

    /** Acts that whatever happened meanwhile does not matter to. */
    Set<CaseActKind> ONLY_ADD = Set.of(
            CaseActKind.OPEN_CASE,
            CaseActKind.ADD_ALERT,
            CaseActKind.WRITE_NOTE,
            CaseActKind.RECORD_DECISION,
            CaseActKind.ADD_TASK,
            CaseActKind.NAME_LIAISON,
            CaseActKind.ATTACH_DOCUMENT,
            CaseActKind.OPEN_OPERATION,
            CaseActKind.RECORD_STAGE);

    CaseActKind kind();

    /** Must the officer say which version of the subject he saw? */
    default boolean needsBasis() {
        return !ONLY_ADD.contains(kind());
    }

    /** A case of its own, for what no case holds yet. */
    record OpenCase(String title, @Nullable String text, WorkingGroup workingGroup, List<AlertId> alerts)
            implements CaseAct {

        public OpenCase {
            var faults = titled(title, text).required("workingGroup", workingGroup);
            alerts = each(faults, alerts);
            faults.throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.OPEN_CASE;
        }
    }

    /** Says anew what the case is about. */
    record DescribeCase(String title, @Nullable String text) implements CaseAct {

        public DescribeCase {
            titled(title, text).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.DESCRIBE_CASE;
        }
    }

    /** @param reason with CLOSED, and only then */
    record ChangeStatus(CaseStatus status, @Nullable String reason) implements CaseAct {

        public ChangeStatus {
            new Faults()
                    .required("status", status)
                    .check(status != CaseStatus.MERGED, "status", "OPEN, UNDER_INVESTIGATION or CLOSED")
                    .check(status != CaseStatus.CLOSED || reason != null, "reason", "a case is closed with a reason")
                    .check(
                            status == null || status == CaseStatus.CLOSED || reason == null,
                            "reason",
                            "only when a case is closed")
                    .text("reason", reason, REASON)
                    .throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.CHANGE_STATUS;
        }
    }

    /** Alerts that belong to the case. */
    record AddAlert(List<AlertId> alerts) implements CaseAct {

        public AddAlert {
            var faults = new Faults();
            alerts = some(faults, alerts);
            faults.throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.ADD_ALERT;
        }
    }

    /** Alerts that do not. */
    record TakeOutAlert(List<AlertId> alerts, String reason) implements CaseAct {

        public TakeOutAlert {
            var faults = new Faults().requiredText("reason", reason, REASON);
            alerts = some(faults, alerts);
            faults.throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.TAKE_OUT_ALERT;
        }
    }

    /** @param other is taken in */
    record Merge(CaseId other) implements CaseAct {

        public Merge {
            new Faults().required("other", other).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.MERGE;
        }
    }

    /** @param other was taken in, and stands alone again */
    record UndoMerge(CaseId other) implements CaseAct {

        public UndoMerge {
            new Faults().required("other", other).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.UNDO_MERGE;
        }
    }

    /** What an officer asks for: alerts that become a case of their own. */
    record Split(List<AlertId> alerts, String title) implements CaseAct {

        public Split {
            var faults = new Faults().requiredText("title", title, Faults.LINE);
            alerts = some(faults, alerts);
            faults.throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.SPLIT;
        }
    }

    /** @param alerts that it is about; whoever may not read them does not see it */
    record WriteNote(String text, List<AlertId> alerts) implements CaseAct {

        public WriteNote {
            var faults = new Faults().requiredText("text", text, Faults.TEXT);
            alerts = each(faults, alerts);
            faults.throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.WRITE_NOTE;
        }
    }

    /** What was decided, for the record. */
    record RecordDecision(String text) implements CaseAct {

        public RecordDecision {
            new Faults().requiredText("text", text, Faults.TEXT).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.RECORD_DECISION;
        }
    }

    /** @param country that is to do it */
    record AddTask(
            String title,
            @Nullable String text,
            CountryCode country,
            @Nullable Instant dueAt) implements CaseAct {

        public AddTask {
            titled(title, text).required("country", country).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.ADD_TASK;
        }
    }

    /** @param task ULID of the act that added it; one of the others at least says what is new */
    record ChangeTask(
            String task,
            @Nullable TaskStatus taskStatus,
            @Nullable CountryCode country,
            @Nullable Instant dueAt) implements CaseAct {

        private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

        public ChangeTask {
            new Faults()
                    .required("task", task)
                    .check(task == null || ULID.matcher(task).matches(), "task", "the id of a task")
                    .check(
                            taskStatus != null || country != null || dueAt != null,
                            "taskStatus",
                            "a change names a status, a country or a time")
                    .throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.CHANGE_TASK;
        }
    }

    /** @param seesPast does the newcomer see what was before him? */
    record AdmitParticipant(CountryCode country, CaseRole role, Boolean seesPast) implements CaseAct {

        public AdmitParticipant {
            new Faults()
                    .required("country", country)
                    .required("role", role)
                    .required("seesPast", seesPast)
                    .throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.ADMIT_PARTICIPANT;
        }
    }

    /** @param country the own one: it leaves */
    record DismissParticipant(CountryCode country, @Nullable String reason) implements CaseAct {

        public DismissParticipant {
            new Faults()
                    .required("country", country)
                    .text("reason", reason, REASON)
                    .throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.DISMISS_PARTICIPANT;
        }
    }

    /** This country's liaison officer. */
    record NameLiaison(Contact liaison) implements CaseAct {

        public NameLiaison {
            new Faults().required("liaison", liaison).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.NAME_LIAISON;
        }
    }

    /** Something whose bytes the hub has. */
    record AttachDocument(CaseDocument document) implements CaseAct {

        @Override
        public CaseActKind kind() {
            return CaseActKind.ATTACH_DOCUMENT;
        }
    }

    /** The case becomes one of the operation's. */
    record AttachToOperation(OperationId other) implements CaseAct {

        public AttachToOperation {
            new Faults().required("other", other).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.ATTACH_TO_OPERATION;
        }
    }

    /** The case is no longer one of the operation's. */
    record DetachFromOperation(OperationId other) implements CaseAct {

        public DetachFromOperation {
            new Faults().required("other", other).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.DETACH_FROM_OPERATION;
        }
    }

    /** A joint operation begins. */
    record OpenOperation(OperationTerms terms) implements CaseAct {

        @Override
        public CaseActKind kind() {
            return CaseActKind.OPEN_OPERATION;
        }
    }

    /** Says all of it anew. */
    record AmendOperation(OperationTerms terms) implements CaseAct {

        public AmendOperation {
            new Faults().required("terms", terms).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.AMEND_OPERATION;
        }
    }

    /** A step of a controlled delivery. */
    record RecordStage(DeliveryStage stage) implements CaseAct {

        public RecordStage {
            new Faults().required("stage", stage).throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.RECORD_STAGE;
        }
    }

    /** @param country that goes on alone: with HANDED_OVER, and only then */
    record EndOperation(
            OperationEnding ending, String reason, @Nullable CountryCode country) implements CaseAct {

        public EndOperation {
            var handedOver = ending == OperationEnding.HANDED_OVER;
            new Faults()
                    .required("ending", ending)
                    .requiredText("reason", reason, REASON)
                    .check(!handedOver || country != null, "country", "to which it is handed over")
                    .check(ending == null || handedOver || country == null, "country", "only when it is handed over")
                    .throwIfAny();
        }

        @Override
        public CaseActKind kind() {
            return CaseActKind.END_OPERATION;
        }
    }

    private static Faults titled(String title, @Nullable String text) {
        return new Faults().requiredText("title", title, Faults.LINE).text("text", text, Faults.TEXT);
    }

    /** One at least. */
    private static List<AlertId> some(Faults faults, @Nullable List<AlertId> alerts) {
        faults.required("alerts", alerts).check(alerts == null || !alerts.isEmpty(), "alerts", "names one at least");
        return each(faults, alerts);
    }

    private static List<AlertId> each(Faults faults, @Nullable List<AlertId> alerts) {
        var named = faults.<AlertId>list("alerts", alerts);
        faults.check(new HashSet<>(named).size() == named.size(), "alerts", "each only once");
        return named;
    }
}
