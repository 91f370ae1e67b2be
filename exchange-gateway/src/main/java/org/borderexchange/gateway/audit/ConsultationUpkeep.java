package org.borderexchange.gateway.audit;

import java.time.Clock;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets what has been kept long enough. */
class ConsultationUpkeep {

    private static final Logger log = LoggerFactory.getLogger(ConsultationUpkeep.class);

    private final Consultations consultations;
    private final AuditProperties properties;
    private final Clock clock;

    ConsultationUpkeep(Consultations consultations, AuditProperties properties, Clock clock) {
        this.consultations = consultations;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedRateString = "PT24H")
    void forget() {
        try {
            consultations.forgetBefore(clock.instant().minus(properties.keep()));
        } catch (StoreUnavailable away) {
            log.warn("records of consultations stay for another day: the store is away");
        }
    }
}
