/**
 * Who is calling and what he may do: the country is that of the token's issuer, a role is a permission, and what no rule allows is
 * denied. Start with {@link SecurityConfiguration}; the rest of the service sees a {@link Caller}.
 */
@NullMarked
package org.borderexchange.notification.security;

import org.jspecify.annotations.NullMarked;
