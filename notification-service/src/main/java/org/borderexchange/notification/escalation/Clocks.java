package org.borderexchange.notification.escalation;

import java.time.Duration;
import java.util.Optional;
import org.borderexchange.notification.event.Telling;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a country may take. The defaults are those of Directive (EU) 2023/977 Art. 5(1) for what is urgent and of the SIRENE manual
 * 1.3.5 for hits; each installation sets its own.
 *
 * @param urgentAlert from the alert's acceptance to somebody's acknowledgement
 * @param urgentHit of an urgent alert
 * @param hit of other alerts
 * @param next from one contact to the next
 * @param poll how soon it is noticed that a clock has run out
 */
@ConfigurationProperties("notification-service.escalation")
public record Clocks(
        @DefaultValue("8h") Duration urgentAlert,
        @DefaultValue("8h") Duration urgentHit,
        @DefaultValue("12h") Duration hit,
        @DefaultValue("1h") Duration next,
        @DefaultValue("1s") Duration poll) {

    /** Empty: nobody waits for it. */
    public Optional<Duration> of(Telling.Matter matter, boolean urgent) {
        return switch (matter) {
            case ALERT -> urgent ? Optional.of(urgentAlert) : Optional.empty();
            case HIT -> Optional.of(urgent ? urgentHit : hit);
            case VERDICT, SIGHTING, CASE, OPERATION, RECEIPT, ESCALATION -> Optional.empty();
        };
    }
}
