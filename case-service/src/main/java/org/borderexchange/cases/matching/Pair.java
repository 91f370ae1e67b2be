package org.borderexchange.cases.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.borderexchange.cases.casework.JudgedHit;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.VerdictKind;

/**
 * Two alerts that were nominated, as far as it is known yet.
 *
 * @param alerts newest state by alert id, trimmed; two when complete
 * @param verdicts newest of each country, trimmed; may come before the alerts do, and is the owners' alone when complete
 * @param published what each country was told last
 */
record Pair(
        SortedMap<String, ExchangeEvent> alerts,
        Map<CountryCode, ExchangeEvent> verdicts,
        Map<CountryCode, Published> published) {

    static final Pair UNKNOWN = new Pair(new TreeMap<>(), Map.of(), Map.of());

    /** The pair after an event; empty if that tells nothing new. */
    Optional<Pair> after(ExchangeEvent event) {
        if (event.getVerdict() != null) {
            return afterVerdict(new CountryCode(event.getOriginator()), event);
        }
        if (!AlertState.isNewer(event, alerts.get(event.getSubjectId()))) {
            return Optional.empty();
        }
        var newer = new TreeMap<>(alerts);
        newer.put(event.getSubjectId(), event);
        return Optional.of(new Pair(newer, verdicts, published).withoutSayOfOthers());
    }

    private Optional<Pair> afterVerdict(CountryCode by, ExchangeEvent verdict) {
        var held = verdicts.get(by);
        var hasSay = !isComplete() || owners().contains(by);
        return hasSay && (held == null || verdict.getVersion() > held.getVersion())
                ? Optional.of(new Pair(alerts, with(verdicts, by, verdict), published))
                : Optional.empty();
    }

    /** Who owns neither alert is known when both have come. */
    private Pair withoutSayOfOthers() {
        if (!isComplete() || owners().containsAll(verdicts.keySet())) {
            return this;
        }
        var ofOwners = new HashMap<>(verdicts);
        ofOwners.keySet().retainAll(owners());
        return new Pair(alerts, Map.copyOf(ofOwners), published);
    }

    Pair afterPublishing(CountryCode to, Published last) {
        return new Pair(alerts, verdicts, with(published, to, last));
    }

    boolean isComplete() {
        return alerts.size() == 2;
    }

    /** Both alerts are erased, and so is all that was told of them: nothing can follow any more. */
    boolean isOver() {
        return isComplete()
                && alerts.values().stream().allMatch(event -> event.getAlert() == null)
                && published.values().stream().allMatch(last -> last.hit().isEmpty());
    }

    ExchangeEvent first() {
        return alerts.firstEntry().getValue();
    }

    ExchangeEvent second() {
        return alerts.lastEntry().getValue();
    }

    Compared compared() {
        return new Compared(first().getVersion(), second().getVersion());
    }

    /** As casework needs it: without what is compared. */
    JudgedHit toJudged(HitId id) {
        var headlines = new TreeMap<String, ExchangeEvent>();
        alerts.forEach((alert, event) -> headlines.put(alert, Headline.of(event)));
        return new JudgedHit(
                id.toString(), headlines, byName(withoutSayOfOthers().verdicts()), byName(told()));
    }

    private Map<CountryCode, ExchangeEvent> told() {
        return published.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, last -> last.getValue().event()));
    }

    private static Map<String, ExchangeEvent> byName(Map<CountryCode, ExchangeEvent> events) {
        return events.entrySet().stream()
                .collect(Collectors.toMap(event -> event.getKey().value(), Map.Entry::getValue));
    }

    /** The countries concerned: one or two. */
    Set<CountryCode> owners() {
        return alerts.values().stream()
                .map(event -> new CountryCode(event.getOriginator()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The alert of that owner; the first of two. */
    ExchangeEvent ownOf(CountryCode owner) {
        return first().getOriginator().equals(owner.value()) ? first() : second();
    }

    /** The alert that is not {@link #ownOf}. */
    ExchangeEvent otherThanOf(CountryCode owner) {
        return first().getOriginator().equals(owner.value()) ? second() : first();
    }

    /** Has one of the countries concerned said that a match on this basis is none? */
    boolean isRejected(String basis) {
        return owners().stream()
                .map(verdicts::get)
                .anyMatch(event -> event != null
                        && event.getVerdict().getVerdict() == VerdictKind.REJECTED
                        && event.getVerdict().getBasis().equals(basis));
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        var more = new HashMap<>(map);
        more.put(key, value);
        return Map.copyOf(more);
    }
}
