namespace LamPS.Model.Templates;

/// <summary>A template that can't be read or rendered.</summary>
/// <param name="line">Line of the template, from 1; 0 when the caller knows it.</param>
/// <param name="message">What is wrong.</param>
/// <param name="refused">Whether the template itself said so.</param>
internal sealed class JinjaException(int line, string message, bool refused = false) : Exception(message)
{
    /// <summary>Line, from 1.</summary>
    public int Line => line;

    /// <summary>Whether the template raised it.</summary>
    public bool IsRefused => refused;
}
