using System.Text;

namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Which signals a subscriber wants; null parts match everything.</summary>
internal sealed record MatchRule
{
    /// <summary>Unique or well-known name of the sender. A well-known one is checked by the bus alone.</summary>
    public string? Sender { get; init; }

    public string? Path { get; init; }

    public string? Interface { get; init; }

    public string? Member { get; init; }

    /// <summary>First argument, a text.</summary>
    public string? Argument0 { get; init; }

    /// <summary>Whether a received message fits.</summary>
    public bool Matches(DBusMessage message) =>
        message.Type == DBusMessageType.Signal
        && (Sender is not [':', ..] || Sender == message.Sender)
        && (Path is null || Path == message.Path)
        && (Interface is null || Interface == message.Interface)
        && (Member is null || Member == message.Member)
        && (Argument0 is null || (message.Signature is ['s', ..] && message.Reader.ReadString() == Argument0));

    /// <summary>The rule as the bus reads it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("type='signal'");
        Append("sender", Sender);
        Append("path", Path);
        Append("interface", Interface);
        Append("member", Member);
        Append("arg0", Argument0);
        return text.ToString();

        // An apostrophe can't stand inside quotes: the quotes are closed around it (specification, match rules).
        void Append(string key, string? value)
        {
            if (value is not null)
            {
                text.Append(',').Append(key).Append("='").Append(value.Replace("'", @"'\''", StringComparison.Ordinal)).Append('\'');
            }
        }
    }
}
