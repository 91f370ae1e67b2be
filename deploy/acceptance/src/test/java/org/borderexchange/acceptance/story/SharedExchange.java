package org.borderexchange.acceptance.story;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class the same {@link Exchange}, started by the first and closed after the last. */
public final class SharedExchange implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Exchange.class;
    }

    @Override
    public Exchange resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedExchange.class))
                .computeIfAbsent(Exchange.class, first -> Exchange.start(), Exchange.class);
    }
}
