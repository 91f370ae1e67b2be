package org.borderexchange.notification.security;

import org.springframework.security.core.AuthenticationException;

/** A token cannot be judged now: its issuer's keys are not known and cannot be fetched. */
final class IdentityProviderUnavailable extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    IdentityProviderUnavailable(RuntimeException cause) {
        super("identity provider unavailable", cause);
    }
}
