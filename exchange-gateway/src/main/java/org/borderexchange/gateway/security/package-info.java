/**
 * Who is calling and what he may do: the country is a claim bound to the token's issuer, a role is a set of permissions, and what no rule
 * allows is denied. Start with {@link SecurityConfiguration}; the rest of the gateway sees a {@link Caller}.
 */
@NullMarked
package org.borderexchange.gateway.security;

import org.jspecify.annotations.NullMarked;
