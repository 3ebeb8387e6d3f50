namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>The other side answered a call with an error, or nobody was there to answer.</summary>
/// <param name="name">Name of the error, such as <c>org.freedesktop.DBus.Error.UnknownObject</c>.</param>
/// <param name="message">Text of the error; untrusted.</param>
internal sealed class DBusCallException(string name, string message)
    : Exception(message.Length == 0 ? name : $"{name}: {message}")
{
    public const string NoReply = "org.freedesktop.DBus.Error.NoReply";
    public const string Disconnected = "org.freedesktop.DBus.Error.Disconnected";
    public const string TooLarge = "org.freedesktop.DBus.Error.LimitsExceeded";
    public const string UnknownObject = "org.freedesktop.DBus.Error.UnknownObject";

    /// <summary>Name of the error.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the callee's connection is gone or was never there.</summary>
    public bool CalleeGone => Name is "org.freedesktop.DBus.Error.ServiceUnknown"
        or "org.freedesktop.DBus.Error.NameHasNoOwner" or Disconnected or NoReply;

    /// <summary>Whether the callee lives but the object doesn't.</summary>
    public bool ObjectGone => Name is UnknownObject or "org.freedesktop.DBus.Error.UnknownMethod";
}
