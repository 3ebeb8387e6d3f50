using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>Calls to accessible objects, typed. An object or application that is gone is a <see cref="DBusCallException"/>.</summary>
internal sealed class AccessibilityClient(DBusConnection bus, PeerConnections peers)
{
    /// <summary>How long one object may take to answer before its application counts as not responding.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(3);

    /// <summary>The accessibility bus.</summary>
    public DBusConnection Bus => bus;

    /// <summary>Direct connections to applications.</summary>
    public PeerConnections Peers => peers;

    /// <summary>Makes an empty batch of calls to one application.</summary>
    public CallBatch CreateBatch(string application) => peers.Of(application).CreateBatch();

    /// <summary>Calls a method of an object.</summary>
    public Task<DBusMessage> CallAsync(
        AccessibleRef target,
        string @interface,
        string member,
        string signature = "",
        Action<MessageWriter>? arguments = null,
        TimeSpan? limit = null,
        CancellationToken cancellationToken = default) =>
        peers.Of(target.Bus).CallAsync(target.Bus, target.Path, @interface, member, signature, arguments, limit ?? CallLimit, cancellationToken);

    /// <summary>Calls a method that may show a dialog; see <see cref="PeerConnections"/>.</summary>
    public async Task<DBusMessage> ActAsync(
        AccessibleRef target, string @interface, string member, string signature, Action<MessageWriter>? arguments, TimeSpan limit, CancellationToken cancellationToken)
    {
        var connection = await peers.TakeAsync(target.Bus, cancellationToken).ConfigureAwait(false);
        try
        {
            return await connection.CallAsync(target.Bus, target.Path, @interface, member, signature, arguments, limit, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            peers.GiveBack(target.Bus, connection);
        }
    }

    /// <summary>Adds a call of a method without arguments to a batch.</summary>
    public static int Add(CallBatch batch, AccessibleRef target, string @interface, string member) =>
        batch.Add(target.Bus, target.Path, @interface, member);

    /// <summary>Adds a read of a property to a batch.</summary>
    public static int AddGet(CallBatch batch, AccessibleRef target, string @interface, string property)
    {
        var index = batch.Begin(target.Bus, target.Path, AtSpiNames.Properties, "Get", "ss");
        batch.Writer.WriteString(@interface);
        batch.Writer.WriteString(property);
        batch.End();
        return index;
    }

    /// <summary>Adds a read of all properties of an interface to a batch.</summary>
    public static int AddGetAll(CallBatch batch, AccessibleRef target, string @interface)
    {
        var index = batch.Begin(target.Bus, target.Path, AtSpiNames.Properties, "GetAll", "s");
        batch.Writer.WriteString(@interface);
        batch.End();
        return index;
    }

    /// <summary>Adds a call with one or two whole numbers to a batch.</summary>
    public static int AddInts(CallBatch batch, AccessibleRef target, string @interface, string member, params ReadOnlySpan<int> arguments)
    {
        var index = batch.Begin(target.Bus, target.Path, @interface, member, new string('i', arguments.Length));
        foreach (var argument in arguments)
        {
            batch.Writer.WriteInt32(argument);
        }

        batch.End();
        return index;
    }

    /// <summary>Reads a property.</summary>
    public async Task<object> GetAsync(AccessibleRef target, string @interface, string property, CancellationToken cancellationToken)
    {
        var reply = await CallAsync(
            target, AtSpiNames.Properties, "Get", "ss", w => { w.WriteString(@interface); w.WriteString(property); }, null, cancellationToken).ConfigureAwait(false);
        return reply.Reader.ReadVariant().Value;
    }

    /// <summary>States of an object; <see cref="AtSpiStates.Defunct"/> when it is gone.</summary>
    public async Task<AtSpiStates> GetStatesAsync(AccessibleRef target, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await CallAsync(target, AtSpiNames.Accessible, "GetState", cancellationToken: cancellationToken).ConfigureAwait(false);
            var reader = reply.Reader;
            return AtSpiStateMap.Read(ref reader);
        }
        catch (DBusCallException error) when (error.ObjectGone || error.CalleeGone)
        {
            return AtSpiStates.Defunct;
        }
    }

    /// <summary>Role number.</summary>
    public async Task<int> GetRoleAsync(AccessibleRef target, CancellationToken cancellationToken) =>
        (int)(await CallAsync(target, AtSpiNames.Accessible, "GetRole", cancellationToken: cancellationToken).ConfigureAwait(false)).Reader.ReadUInt32();

    /// <summary>Name.</summary>
    public async Task<string> GetNameAsync(AccessibleRef target, CancellationToken cancellationToken) =>
        await GetAsync(target, AtSpiNames.Accessible, "Name", cancellationToken).ConfigureAwait(false) as string ?? "";

    /// <summary>Number of children.</summary>
    public async Task<int> GetChildCountAsync(AccessibleRef target, CancellationToken cancellationToken) =>
        await GetAsync(target, AtSpiNames.Accessible, "ChildCount", cancellationToken).ConfigureAwait(false) is int count ? count : 0;

    /// <summary>Children, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<AccessibleRef>> GetChildrenAsync(AccessibleRef target, int most, CancellationToken cancellationToken)
    {
        var count = await GetChildCountAsync(target, cancellationToken).ConfigureAwait(false);
        if (count > most)
        {
            var batch = CreateBatch(target.Bus);
            for (var i = 0; i < most; i++)
            {
                AddInts(batch, target, AtSpiNames.Accessible, "GetChildAtIndex", i);
            }

            var replies = await batch.SendAsync(CallLimit, cancellationToken).ConfigureAwait(false);
            return [.. replies.Select(ReadReference).Where(r => !r.IsNull)];
        }

        var reply = await CallAsync(target, AtSpiNames.Accessible, "GetChildren", cancellationToken: cancellationToken).ConfigureAwait(false);
        var reader = reply.Reader;
        return AccessibleRef.ReadMany(ref reader, most);
    }

    /// <summary>Parent, or a null reference.</summary>
    public async Task<AccessibleRef> GetParentAsync(AccessibleRef target, CancellationToken cancellationToken) =>
        await GetAsync(target, AtSpiNames.Accessible, "Parent", cancellationToken).ConfigureAwait(false)
            is DBusStruct { Fields: [string name, ObjectPath path] } ? new AccessibleRef(name, path.Text) : default;

    /// <summary>Interfaces.</summary>
    public async Task<AtSpiInterfaces> GetInterfacesAsync(AccessibleRef target, CancellationToken cancellationToken)
    {
        var reply = await CallAsync(target, AtSpiNames.Accessible, "GetInterfaces", cancellationToken: cancellationToken).ConfigureAwait(false);
        var reader = reply.Reader;
        return AtSpiNames.ReadInterfaces(ref reader);
    }

    /// <summary>Reads a reference out of a reply; a null one when the reply is missing or an error.</summary>
    public static AccessibleRef ReadReference(DBusMessage? reply)
    {
        if (reply is null || reply.Type == DBusMessageType.Error)
        {
            return default;
        }

        var reader = reply.Reader;
        return AccessibleRef.Read(ref reader);
    }

    /// <summary>Whether an application answers within a limit.</summary>
    public async Task<bool> AnswersAsync(string application, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(AccessibleRef.RootOf(application), AtSpiNames.Accessible, "GetRole", limit: limit, cancellationToken: cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (DBusCallException error)
        {
            return !error.CalleeGone;
        }
    }
}
