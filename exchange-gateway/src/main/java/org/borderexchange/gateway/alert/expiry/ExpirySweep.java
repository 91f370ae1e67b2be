package org.borderexchange.gateway.alert.expiry;

import java.time.Clock;
import org.borderexchange.gateway.alert.AlertService;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.NotActive;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.topic.AlertId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for own alerts whose time has passed, now and then; several instances may do so at once. */
@Component
class ExpirySweep {

    private static final Logger log = LoggerFactory.getLogger(ExpirySweep.class);
    private static final int BATCH = 200;

    private final Alerts alerts;
    private final AlertService service;
    private final Clock clock;

    ExpirySweep(Alerts alerts, AlertService service, Clock clock) {
        this.alerts = alerts;
        this.service = service;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${gateway.expiry.interval}", initialDelayString = "${gateway.expiry.interval}")
    void recordExpiries() {
        try {
            alerts.findOverdue(clock.instant(), BATCH).forEach(this::expire);
        } catch (StoreUnavailable away) {
            log.warn("expiries wait: the store is away");
        }
    }

    /** Those that come after an alert which cannot be read must not wait for it: it comes first every time. */
    private void expire(AlertId id) {
        try {
            service.expire(id);
        } catch (NotActive recordedByAnotherInstance) {
            log.debug("expiry recorded already");
        } catch (AlertService.StaleVersion busy) {
            log.debug("an alert is being changed; the next sweep looks again");
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            // The class alone: messages of libraries may quote the content.
            log.error(
                    "the expiry of {} cannot be recorded: {}",
                    id,
                    failure.getClass().getName());
        }
    }
}
