package org.borderexchange.gateway.alert;

import java.util.Optional;

/**
 * Who asked for a new alert, and what makes a repetition recognisable.
 *
 * @param by subject of the caller's token
 * @param idempotencyKey as the caller chose it, unique for him
 * @param fingerprint SHA-256 of the canonical JSON, hexadecimal
 */
public record Submission(String by, Optional<String> idempotencyKey, String fingerprint) {}
