package org.borderexchange.gateway.receipt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;

/** Receipts without a database. */
public final class InMemoryReceipts implements Receipts {

    private final CountryCode country;
    private final Map<EventKey, Receipt> receipts = new ConcurrentHashMap<>();
    private final Map<EventKey, Escalation> escalations = new ConcurrentHashMap<>();

    /** What this country said, each version once, in order. */
    public final List<Given> given = new ArrayList<>();

    private volatile boolean unavailable;
    private volatile int lastsFor = Integer.MAX_VALUE;
    private volatile Optional<String> breaking = Optional.empty();

    public InMemoryReceipts(CountryCode country) {
        this.country = country;
    }

    /** From now on, or no longer, it is as if the database were down. */
    public void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /** As {@link #setUnavailable}, when so many have been given. */
    public void goAwayAfter(int receipts) {
        lastsFor = receipts;
    }

    /** From now on nothing of this subject can be stored. */
    public void breakOn(String subject) {
        breaking = Optional.of(subject);
    }

    @Override
    public void applyNewer(List<Receipt> ofOthers) {
        requireAvailable();
        ofOthers.forEach(receipt -> receipts.merge(
                receipt.key(), receipt, (held, newer) -> newer.version() > held.version() ? newer : held));
    }

    @Override
    public void escalate(List<Escalation> told) {
        requireAvailable();
        told.forEach(escalation -> escalations.merge(
                escalation.key(), escalation, (held, newer) -> newer.version() > held.version() ? newer : held));
    }

    @Override
    public List<Receipt> find(Collection<EventKey> keys) {
        requireAvailable();
        return keys.stream().map(receipts::get).flatMap(Stream::ofNullable).toList();
    }

    @Override
    public List<Escalation> findEscalations(Collection<EventKey> keys) {
        requireAvailable();
        return keys.stream().map(escalations::get).flatMap(Stream::ofNullable).toList();
    }

    @Override
    public synchronized List<Receipt> give(List<Given> own) {
        requireAvailable();
        if (own.stream()
                .anyMatch(one -> breaking.equals(Optional.of(one.receipt().subject())))) {
            throw new IllegalStateException("broken");
        }
        var stored = new ArrayList<Receipt>();
        for (var one : own) {
            var receipt = one.receipt();
            var held = Optional.ofNullable(receipts.get(receipt.key()))
                    .map(Receipt::version)
                    .orElse(0);
            if (receipt.country().equals(country) && receipt.version() == held + 1) {
                receipts.put(receipt.key(), receipt);
                given.add(one);
                stored.add(receipt);
            }
        }
        if (given.size() >= lastsFor) {
            lastsFor = Integer.MAX_VALUE;
            unavailable = true;
        }
        return stored;
    }

    private void requireAvailable() {
        if (unavailable) {
            throw new StoreUnavailable(new IllegalStateException("down for the test"));
        }
    }
}
