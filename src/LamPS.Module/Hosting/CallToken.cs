using System;

namespace LamPS.Module.Hosting;

/// <summary>Names a request in everything that the host sends while it runs.</summary>
/// <param name="Text">The name.</param>
/// <param name="Forget">Called once the request has ended.</param>
internal sealed record CallToken(string Text, Action Forget) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Forget();
}
