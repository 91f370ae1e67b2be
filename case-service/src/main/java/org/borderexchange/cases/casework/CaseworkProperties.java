package org.borderexchange.cases.casework;

import org.borderexchange.cases.casework.Consequences.Confirmation;
import org.borderexchange.cases.casework.Consequences.Joining;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param confirmation whose confirmation of a hit opens a case
 * @param joining what a confirmed hit does when one of its alerts is in a case already
 */
@ConfigurationProperties("case-service.casework")
public record CaseworkProperties(
        @DefaultValue("ALL_OWNERS") Confirmation confirmation,
        @DefaultValue("BY_ITSELF") Joining joining) {}
