package org.borderexchange.cases.matching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.matching.MatchPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param stateDir where RocksDB keeps what Kafka has as well; may be lost, is then restored
 * @param overCorrelationLimit a key under which more alerts than this are posted nominates nobody any more
 * @param threads of one instance; up to 36 tasks share the threads of all instances
 * @param standbyReplicas further instances that keep a warm copy of the state
 * @param replicationFactor of internal topics; −1: the broker's default
 * @param commitInterval between two transactions; an event passes four of them before its hit is seen
 * @param storeMemory of all state stores of this instance together, beside the heap: cache and write buffers
 * @param policy what raises a hit and what is only a lead
 */
@ConfigurationProperties("case-service.matching")
public record MatchingProperties(
        @DefaultValue("data/matching") Path stateDir,
        @DefaultValue("50") int overCorrelationLimit,
        @DefaultValue("2") int threads,
        @DefaultValue("0") int standbyReplicas,
        @DefaultValue("-1") int replicationFactor,
        @DefaultValue("50ms") Duration commitInterval,
        @DefaultValue("96MB") DataSize storeMemory,
        @DefaultValue Policy policy) {

    public MatchingProperties {
        if (overCorrelationLimit < 2 || threads < 1 || standbyReplicas < 0) {
            throw new IllegalArgumentException(
                    "over-correlation-limit ≥ 2, threads ≥ 1 and standby-replicas ≥ 0 are demanded");
        }
    }

    /**
     * @param hits the kinds that can raise a hit by themselves, each with its rules; empty: the default of all
     * @param hitFrom least score of a hit, 0 to 1
     * @param leadFrom least score of a lead, 0 to {@code hitFrom}
     */
    public record Policy(
            @DefaultValue Map<IdentifierKind, Set<KeyRule>> hits,
            @DefaultValue("0.9") double hitFrom,
            @DefaultValue("0.3") double leadFrom) {

        public Policy {
            hits = Map.copyOf(hits);
        }

        MatchPolicy toDomain() {
            return new MatchPolicy(hits.isEmpty() ? MatchPolicy.DEFAULT.hits() : hits, hitFrom, leadFrom);
        }
    }
}
