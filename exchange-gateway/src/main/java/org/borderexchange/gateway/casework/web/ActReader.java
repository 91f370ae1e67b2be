package org.borderexchange.gateway.casework.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.borderexchange.gateway.alert.request.RecordReader;
import org.borderexchange.gateway.alert.request.RequestJson;
import org.borderexchange.gateway.casework.ActDraft;
import org.borderexchange.gateway.casework.CaseAct;
import org.borderexchange.gateway.casework.Mention;
import org.borderexchange.gateway.casework.OperationTerms;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what officers do. What is named is looked up even where the form is wrong, so that every fault is told at once. */
final class ActReader {

    private static final DataSize LARGEST_BODY = DataSize.ofKilobytes(64);

    private static final Set<CaseActKind> FOR_MEMBERS = Set.of(
            CaseActKind.ADD_TASK, CaseActKind.CHANGE_TASK, CaseActKind.ADMIT_PARTICIPANT, CaseActKind.END_OPERATION);

    /** Documents have an address of their own, for their bytes come first. */
    static final Map<CaseActKind, Class<? extends CaseAct>> ON_CASE = kinds(Map.ofEntries(
            Map.entry(CaseActKind.DESCRIBE_CASE, CaseAct.DescribeCase.class),
            Map.entry(CaseActKind.CHANGE_STATUS, CaseAct.ChangeStatus.class),
            Map.entry(CaseActKind.ADD_ALERT, CaseAct.AddAlert.class),
            Map.entry(CaseActKind.TAKE_OUT_ALERT, CaseAct.TakeOutAlert.class),
            Map.entry(CaseActKind.MERGE, CaseAct.Merge.class),
            Map.entry(CaseActKind.UNDO_MERGE, CaseAct.UndoMerge.class),
            Map.entry(CaseActKind.SPLIT, CaseAct.Split.class),
            Map.entry(CaseActKind.WRITE_NOTE, CaseAct.WriteNote.class),
            Map.entry(CaseActKind.RECORD_DECISION, CaseAct.RecordDecision.class),
            Map.entry(CaseActKind.ADD_TASK, CaseAct.AddTask.class),
            Map.entry(CaseActKind.CHANGE_TASK, CaseAct.ChangeTask.class),
            Map.entry(CaseActKind.ADMIT_PARTICIPANT, CaseAct.AdmitParticipant.class),
            Map.entry(CaseActKind.DISMISS_PARTICIPANT, CaseAct.DismissParticipant.class),
            Map.entry(CaseActKind.NAME_LIAISON, CaseAct.NameLiaison.class),
            Map.entry(CaseActKind.ATTACH_TO_OPERATION, CaseAct.AttachToOperation.class),
            Map.entry(CaseActKind.DETACH_FROM_OPERATION, CaseAct.DetachFromOperation.class)));

    static final Map<CaseActKind, Class<? extends CaseAct>> ON_OPERATION = kinds(Map.of(
            CaseActKind.WRITE_NOTE, CaseAct.WriteNote.class,
            CaseActKind.RECORD_DECISION, CaseAct.RecordDecision.class,
            CaseActKind.ADMIT_PARTICIPANT, CaseAct.AdmitParticipant.class,
            CaseActKind.DISMISS_PARTICIPANT, CaseAct.DismissParticipant.class,
            CaseActKind.NAME_LIAISON, CaseAct.NameLiaison.class,
            CaseActKind.AMEND_OPERATION, CaseAct.AmendOperation.class,
            CaseActKind.RECORD_STAGE, CaseAct.RecordStage.class,
            CaseActKind.END_OPERATION, CaseAct.EndOperation.class));

    private final RecordReader reader = new RecordReader();
    private final RecordReader lenient = new RecordReader();
    private final List<Mention> mentions = new ArrayList<>();

    /**
     * @param draft of the act
     * @param despite related cases that the officer has seen
     */
    record Opening(ActDraft<CaseAct.OpenCase> draft, Set<CaseId> despite) {}

    private record Despite(List<CaseId> despite) {
        private Despite {
            var faults = new Faults();
            despite = faults.list("despite", despite);
            faults.throwIfAny();
        }
    }

    /** @param kinds that may be done there */
    static ActDraft<CaseAct> act(InputStream body, Map<CaseActKind, Class<? extends CaseAct>> kinds)
            throws IOException {
        return new ActReader().act(RequestJson.read(body, LARGEST_BODY).root(), kinds);
    }

    static Opening opening(InputStream body) throws IOException {
        var reader = new ActReader();
        var root = RequestJson.read(body, LARGEST_BODY).root();
        var despite = JsonNodeFactory.instance.objectNode();
        if (root instanceof ObjectNode act && act.has("despite")) {
            despite.set("despite", act.remove("despite"));
        }
        var seen = reader.reader.read(despite, Despite.class, "");
        var act = reader.reader.read(root, CaseAct.OpenCase.class, "");
        reader.mentionAlerts(root);
        reader.mention(root.get("workingGroup"), "/workingGroup", WorkingGroup.class, Mention.OfGroup::new);
        return new Opening(reader.draft(act), seen == null ? Set.of() : new HashSet<>(seen.despite()));
    }

    static ActDraft<CaseAct.OpenOperation> terms(InputStream body) throws IOException {
        var reader = new ActReader();
        var root = RequestJson.read(body, LARGEST_BODY).root();
        var terms = reader.reader.read(root, OperationTerms.class, "");
        reader.mention(root.get("workingGroup"), "/workingGroup", WorkingGroup.class, Mention.OfGroup::new);
        return reader.draft(terms == null ? null : new CaseAct.OpenOperation(terms));
    }

    private ActDraft<CaseAct> act(JsonNode root, Map<CaseActKind, Class<? extends CaseAct>> kinds) {
        if (!(root instanceof ObjectNode act)) {
            return faulty(root.isNull() ? new Fault("", Faults.REQUIRED) : new Fault("", "an object"));
        }
        var named = act.remove("kind");
        var kind = kind(named, kinds);
        if (kind.isEmpty()) {
            return faulty(new Fault(
                    "/kind",
                    named == null || named.isNull()
                            ? Faults.REQUIRED
                            : kinds.keySet().stream()
                                    .map(CaseActKind::code)
                                    .collect(Collectors.joining(", ", "one of ", ""))));
        }
        var read = reader.read(act, Objects.requireNonNull(kinds.get(kind.get())), "");
        mention(act, kind.get());
        return draft(read);
    }

    private static Optional<CaseActKind> kind(
            @Nullable JsonNode named, Map<CaseActKind, Class<? extends CaseAct>> kinds) {
        return named == null || !named.isString()
                ? Optional.empty()
                : kinds.keySet().stream()
                        .filter(kind -> kind.code().equals(named.stringValue()))
                        .findFirst();
    }

    private void mention(ObjectNode act, CaseActKind kind) {
        mentionAlerts(act);
        switch (kind) {
            case MERGE -> mention(act.get("other"), "/other", CaseId.class, Mention.OfCase::new);
            case ATTACH_TO_OPERATION ->
                mention(act.get("other"), "/other", OperationId.class, Mention.OfOperation::new);
            case AMEND_OPERATION ->
                mention(
                        act.path("terms").get("workingGroup"),
                        "/terms/workingGroup",
                        WorkingGroup.class,
                        Mention.OfGroup::new);
            default -> {}
        }
        if (FOR_MEMBERS.contains(kind)) {
            mention(act.get("country"), "/country", CountryCode.class, Mention.OfMember::new);
        }
    }

    /** As many as an act may have. */
    private void mentionAlerts(JsonNode act) {
        var alerts = act.path("alerts");
        for (int i = 0; alerts.isArray() && i < Math.min(alerts.size(), Faults.ENTRIES); i++) {
            mention(alerts.get(i), "/alerts/" + i, AlertId.class, Mention.OfAlert::new);
        }
    }

    private <T> void mention(
            @Nullable JsonNode value, String pointer, Class<T> type, BiFunction<String, T, Mention> mention) {
        var read = lenient.read(value, type, pointer);
        if (read != null) {
            mentions.add(mention.apply(pointer, read));
        }
    }

    private <A extends CaseAct> ActDraft<A> draft(@Nullable A act) {
        var faults = reader.faults();
        var all = act == null && faults.isEmpty() ? List.of(new Fault("", Faults.REQUIRED)) : faults;
        return new ActDraft<>(Optional.ofNullable(act), mentions, all);
    }

    private static ActDraft<CaseAct> faulty(Fault fault) {
        return new ActDraft<>(Optional.empty(), List.of(), List.of(fault));
    }

    /** In the order of the code list. */
    private static Map<CaseActKind, Class<? extends CaseAct>> kinds(Map<CaseActKind, Class<? extends CaseAct>> kinds) {
        return Collections.unmodifiableMap(new EnumMap<>(kinds));
    }
}
