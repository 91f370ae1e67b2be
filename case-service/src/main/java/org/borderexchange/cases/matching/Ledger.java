package org.borderexchange.cases.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderexchange.cases.casework.CaseState;
import org.borderexchange.cases.casework.JudgedHit;
import org.borderexchange.cases.casework.Line;
import org.borderexchange.cases.casework.OperationState;
import org.borderexchange.cases.casework.Surroundings;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** All that casework knows, in the stores of its one task. */
final class Ledger implements Surroundings {

    static final String LINES = "case-lines";
    static final String DECIDED = "case-decided";
    static final String HITS = "case-hits";
    static final String ALERTS = "case-alerts";
    static final String LINKS = "case-links";
    static final String FILES = "case-files";
    static final String TOLD = "case-told";
    static final String PENDING = "case-pending";
    static final String MARKS = "case-marks";

    /** Occurs in no id and no key. */
    private static final String BAR = "|";

    private static final String LOOK = "look" + BAR;
    private static final String OF_ALERT_IN_CASE = "case" + BAR;
    private static final String OF_ALERT_IN_HIT = "hit" + BAR;
    private static final byte[] NOTHING = {};
    private static final int CASES_IN_MEMORY = 1_000;

    private final KeyValueStore<String, Line> lines;
    private final KeyValueStore<String, Long> decided;
    private final KeyValueStore<String, JudgedHit> hits;
    private final KeyValueStore<String, ExchangeEvent> alerts;
    private final KeyValueStore<String, byte[]> links;
    private final KeyValueStore<String, ExchangeEvent> files;
    private final KeyValueStore<String, Integer> told;
    private final KeyValueStore<String, Step.Acted> pending;
    private final KeyValueStore<String, Long> marks;
    private final Facts facts;
    private final Disclosure disclosure;

    /** What the lines say, once it was read from them, until {@link #keep(Line)} adds one: this task alone writes lines. */
    private final Map<String, List<Line>> read = new Recent<>();

    private final Map<String, Optional<CaseState>> cases = new Recent<>();
    private final Map<String, Optional<OperationState>> operations = new Recent<>();

    /** By id of a case or operation: those that were asked for last. */
    private static final class Recent<T> extends LinkedHashMap<String, T> {

        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > CASES_IN_MEMORY;
        }
    }

    Ledger(ProcessorContext<?, ?> context, Facts facts, Disclosure disclosure) {
        this.lines = context.getStateStore(LINES);
        this.decided = context.getStateStore(DECIDED);
        this.hits = context.getStateStore(HITS);
        this.alerts = context.getStateStore(ALERTS);
        this.links = context.getStateStore(LINKS);
        this.files = context.getStateStore(FILES);
        this.told = context.getStateStore(TOLD);
        this.pending = context.getStateStore(PENDING);
        this.marks = context.getStateStore(MARKS);
        this.facts = facts;
        this.disclosure = disclosure;
    }

    // ---- what was decided ----

    @Override
    public List<Line> linesOf(String subject) {
        return read.computeIfAbsent(subject, this::readLines);
    }

    private List<Line> readLines(String subject) {
        var found = new ArrayList<Line>();
        try (var entries = lines.prefixScan(subject + BAR, new StringSerializer())) {
            entries.forEachRemaining(entry -> found.add(entry.value));
        }
        return List.copyOf(found);
    }

    /** Adds an accepted line to the history of its subject. */
    void keep(Line line) {
        var before =
                caseFile(line.subject()).map(CaseState::alerts).map(Map::keySet).orElse(Set.of());
        lines.put(line.subject() + BAR + "%019d".formatted(line.sequence()), line);
        read.remove(line.subject());
        cases.remove(line.subject());
        operations.remove(line.subject());
        var now =
                caseFile(line.subject()).map(CaseState::alerts).map(Map::keySet).orElse(Set.of());
        now.stream()
                .filter(alert -> !before.contains(alert))
                .forEach(alert -> links.put(OF_ALERT_IN_CASE + alert + BAR + line.subject(), NOTHING));
        before.stream()
                .filter(alert -> !now.contains(alert))
                .forEach(alert -> links.delete(OF_ALERT_IN_CASE + alert + BAR + line.subject()));
    }

    boolean isDecided(EventKey key) {
        return decided.get(key.toString()) != null;
    }

    void decided(EventKey key, long sequence) {
        decided.put(key.toString(), sequence);
    }

    /** Sequence of the last decision that was carried out here; 0: none. */
    long reached() {
        return mark("reached");
    }

    void reached(long sequence) {
        marks.put("reached", sequence);
    }

    private long mark(String name) {
        return Optional.ofNullable(marks.get(name)).orElse(0L);
    }

    // ---- acts whose turn has not come ----

    /** In the order of arrival; one that is heard again keeps its place. */
    void wait(EventKey key, Step.Acted act) {
        if (marks.get("waits" + BAR + key) == null) {
            long number = mark("arrived") + 1;
            marks.put("arrived", number);
            marks.put("waits" + BAR + key, number);
            pending.put("%019d".formatted(number) + BAR + key, act);
        }
    }

    Optional<Step.Acted> waiting(EventKey key) {
        return Optional.ofNullable(marks.get("waits" + BAR + key))
                .map(number -> pending.get("%019d".formatted(number) + BAR + key));
    }

    void waitsNoMore(EventKey key) {
        var number = marks.delete("waits" + BAR + key);
        if (number != null) {
            pending.delete("%019d".formatted(number) + BAR + key);
        }
    }

    /** Those that wait, 0 to {@code limit} of them, the earliest first. */
    List<Map.Entry<EventKey, Step.Acted>> waiting(int limit) {
        var found = new ArrayList<Map.Entry<EventKey, Step.Acted>>();
        try (var entries = pending.all()) {
            while (entries.hasNext() && found.size() < limit) {
                var entry = entries.next();
                EventKey.parse(entry.key.substring(entry.key.indexOf(BAR) + 1))
                        .ifPresent(key -> found.add(Map.entry(key, entry.value)));
            }
        }
        return found;
    }

    // ---- what is to be looked at ----

    void lookAt(String id) {
        marks.put(LOOK + id, 1L);
    }

    boolean hasToLookAt() {
        try (var entries = marks.prefixScan(LOOK, new StringSerializer())) {
            return entries.hasNext();
        }
    }

    /** Ids of hits, alerts, cases and operations, 0 to {@code limit} of them, which are forgotten here. */
    List<String> drain(int limit) {
        var found = new ArrayList<String>();
        try (var entries = marks.prefixScan(LOOK, new StringSerializer())) {
            while (entries.hasNext() && found.size() < limit) {
                found.add(entries.next().key.substring(LOOK.length()));
            }
        }
        found.forEach(id -> marks.delete(LOOK + id));
        return found;
    }

    /** Ids of all cases and operations. */
    Set<String> subjects() {
        var subjects = new HashSet<String>();
        try (var entries = lines.all()) {
            entries.forEachRemaining(entry -> subjects.add(entry.value.subject()));
        }
        return subjects;
    }

    // ---- alerts and hits ----

    /** @return false if it is not newer than what is held */
    boolean keep(ExchangeEvent headline) {
        var id = headline.getSubjectId();
        if (!AlertState.isNewer(headline, alerts.get(id))) {
            return false;
        }
        alerts.put(id, headline);
        return true;
    }

    void keep(JudgedHit hit) {
        hits.put(hit.id(), hit);
        hit.alertIds().forEach(alert -> links.put(OF_ALERT_IN_HIT + alert + BAR + hit.id(), NOTHING));
    }

    Optional<JudgedHit> hit(String id) {
        return Optional.ofNullable(hits.get(id));
    }

    @Override
    public Optional<ExchangeEvent> alert(String id) {
        return Optional.ofNullable(alerts.get(id));
    }

    @Override
    public List<JudgedHit> hitsOf(String alert) {
        return linked(OF_ALERT_IN_HIT + alert + BAR).stream()
                .map(this::hit)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<String> casesWith(String alert) {
        return linked(OF_ALERT_IN_CASE + alert + BAR);
    }

    private List<String> linked(String prefix) {
        var found = new ArrayList<String>();
        try (var entries = links.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> found.add(entry.key.substring(prefix.length())));
        }
        return found;
    }

    // ---- cases, operations, countries ----

    @Override
    public Optional<CaseState> caseFile(String id) {
        return cases.computeIfAbsent(id, of -> CaseState.of(of, linesOf(of)));
    }

    @Override
    public Optional<OperationState> operation(String id) {
        return operations.computeIfAbsent(id, of -> OperationState.of(of, linesOf(of)));
    }

    @Override
    public Optional<String> survivorOf(String caseId) {
        var survivor = caseFile(caseId).flatMap(CaseState::takenBy);
        return survivor.map(by -> survivorOf(by).orElse(by));
    }

    @Override
    public boolean mayRead(ExchangeEvent alert, String country) {
        return disclosure.of(alert, new CountryCode(country)) == Sight.WHOLE;
    }

    @Override
    public boolean isMember(String workingGroup, String country) {
        return WorkingGroup.parse(workingGroup)
                .filter(group -> disclosure.isMember(group, new CountryCode(country)))
                .isPresent();
    }

    @Override
    public boolean isMember(String country) {
        return disclosure.isMember(new CountryCode(country));
    }

    // ---- what countries were told ----

    @Override
    public int versionTold(String subject, String country) {
        return fileTold(subject, country)
                .filter(event -> event.getErasure() == null)
                .map(ExchangeEvent::getVersion)
                .orElse(0);
    }

    /** The case file or operation that the country was told last, or that it lost it. */
    Optional<ExchangeEvent> fileTold(String subject, String country) {
        return Optional.ofNullable(files.get(subject + BAR + country))
                .or(() -> facts.ofCasework(new CountryCode(country), EventKey.ofState(subject)));
    }

    void toldFile(String country, ExchangeEvent event) {
        files.put(event.getSubjectId() + BAR + country, event);
    }

    /** By key: version of the lines of that subject's history that the country holds; negative of those that it lost. */
    Map<EventKey, Integer> linesTold(String subject, String country) {
        var versions = new HashMap<EventKey, Integer>();
        var prefix = country + BAR;
        try (var entries = told.prefixScan(prefix + subject + "/", new StringSerializer())) {
            entries.forEachRemaining(entry -> EventKey.parse(entry.key.substring(prefix.length()))
                    .ifPresent(key -> versions.put(key, entry.value)));
        }
        // The rest was told by an earlier generation; to read it is to decode it.
        for (var key : facts.linesOf(new CountryCode(country), subject)) {
            if (!versions.containsKey(key)) {
                facts.ofCasework(new CountryCode(country), key)
                        .ifPresent(event -> versions.put(
                                key, event.getErasure() == null ? event.getVersion() : -event.getVersion()));
            }
        }
        return versions;
    }

    /** @param version negative: the country lost it */
    void toldLine(String country, EventKey key, int version) {
        told.put(country + BAR + key, version);
    }
}
