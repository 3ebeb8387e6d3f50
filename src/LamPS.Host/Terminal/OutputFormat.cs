namespace LamPS.Host.Terminal;

/// <summary>What standard output carries.</summary>
internal enum OutputFormat
{
    /// <summary>Text for people.</summary>
    Text,

    /// <summary>One JSON object; everything else goes to standard error.</summary>
    Json,
}
