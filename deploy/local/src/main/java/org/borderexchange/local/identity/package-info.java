/**
 * The identity provider of the local stack: an OpenID Connect issuer per country and one for the hub, each with keys
 * and clients of its own, in one process. Start with {@link org.borderexchange.local.identity.IdentityProvider}.
 */
@NullMarked
package org.borderexchange.local.identity;

import org.jspecify.annotations.NullMarked;
