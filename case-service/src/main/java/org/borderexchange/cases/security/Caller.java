package org.borderexchange.cases.security;

import java.util.Optional;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * On whose behalf a request is made; as a parameter of a controller it is resolved from the token.
 *
 * @param country empty: the hub's own analysts
 */
public record Caller(Optional<CountryCode> country) {}
