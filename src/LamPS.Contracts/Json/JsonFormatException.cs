using System;

namespace LamPS.Contracts.Json;

/// <summary>Text that is no JSON, or JSON of another shape than wanted.</summary>
public sealed class JsonFormatException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="position">Byte at which it is wrong, from 0; -1 when it is about the shape.</param>
    public JsonFormatException(string message, int position = -1)
        : base(position < 0 ? message : $"{message} at byte {position}") => Position = position;

    /// <summary>Byte at which it is wrong, from 0; -1 when it is about the shape.</summary>
    public int Position { get; }
}
