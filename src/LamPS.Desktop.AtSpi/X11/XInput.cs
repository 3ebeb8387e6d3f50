using System.Buffers.Binary;
using System.Text;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>
/// Synthesized keys and pointer. A character that the keymap lacks is put on a spare key code; the code keeps it, because
/// applications read the keymap when they handle the key, not when it is pressed.
/// </summary>
internal sealed class XInput : IDisposable
{
    private const byte KeyPress = 2;
    private const byte KeyRelease = 3;
    private const byte ButtonPress = 4;
    private const byte ButtonRelease = 5;
    private const byte Motion = 6;
    private const int LockMask = 2;

    // How long a remapped key code is left alone, so that slow applications still find the character on it.
    private static readonly TimeSpan RemapRest = TimeSpan.FromMilliseconds(250);

    private readonly XConnection _connection;
    private readonly TimeProvider _time;
    private readonly byte _xtest;
    private readonly Dictionary<uint, (byte Code, bool Shift)> _keys = [];
    private readonly Queue<(byte Code, uint Keysym, long Used)> _spares = [];
    private int _keysymsPerCode;

    /// <summary>Makes a keyboard and a pointer for a display.</summary>
    /// <param name="connection">Display; not owned.</param>
    /// <param name="time">Clock.</param>
    /// <exception cref="LamPS.Core.LamException">The display has no XTEST.</exception>
    public XInput(XConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
        _xtest = connection.Extension("XTEST");
        if (_xtest == 0)
        {
            throw X11Errors.InputNotSupported(connection.Display);
        }

        ReadKeymap();
    }

    /// <summary>Types a text, character by character.</summary>
    public async Task TypeAsync(string text, CancellationToken cancellationToken)
    {
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var keysym = Keysyms.Of(rune);
            if (keysym != Keysyms.None)
            {
                await PressAsync([], keysym, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Presses and releases a key while others are held.</summary>
    /// <param name="held">Keys held down.</param>
    /// <param name="keysym">The key.</param>
    /// <param name="cancellationToken">Cancels before, never between press and release.</param>
    public async Task PressAsync(IReadOnlyList<uint> held, uint keysym, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var requests = new List<XRequest>();
        var down = new List<byte>();
        foreach (var modifier in held)
        {
            down.Add((await LocateAsync(modifier, cancellationToken).ConfigureAwait(false)).Code);
        }

        var (code, shift) = await LocateAsync(keysym, cancellationToken).ConfigureAwait(false);
        if (CapsLockIsOn() && Rune.TryCreate(Keysyms.CharacterOf(keysym), out var rune) && Rune.IsLetter(rune))
        {
            shift = !shift;
        }

        if (shift && !held.Contains(Keysyms.ShiftLeft))
        {
            down.Add((await LocateAsync(Keysyms.ShiftLeft, cancellationToken).ConfigureAwait(false)).Code);
        }

        requests.AddRange(down.Select(key => Fake(KeyPress, key)));
        requests.Add(Fake(KeyPress, code));
        requests.Add(Fake(KeyRelease, code));
        requests.AddRange(Enumerable.Reverse(down).Select(key => Fake(KeyRelease, key)));
        _connection.Do([.. requests]);
    }

    /// <summary>Moves the pointer.</summary>
    public void MoveTo(int x, int y) => _connection.Do(Fake(Motion, 0, x, y));

    /// <summary>Presses and releases a button of the pointer.</summary>
    /// <param name="button">1 left, 2 middle, 3 right, 4 to 7 the wheel up, down, left, right.</param>
    /// <param name="times">How often.</param>
    public void Click(byte button, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _connection.Do(Fake(ButtonPress, button), Fake(ButtonRelease, button));
        }
    }

    /// <summary>Drags with the left button, in steps: tool kits start a drag only when they see the pointer move.</summary>
    public async Task DragAsync((int X, int Y) from, (int X, int Y) to, CancellationToken cancellationToken)
    {
        const int steps = 12;
        _connection.Do(Fake(Motion, 0, from.X, from.Y), Fake(ButtonPress, 1));
        try
        {
            for (var i = 1; i <= steps; i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(12), _time, cancellationToken).ConfigureAwait(false);
                MoveTo(from.X + ((to.X - from.X) * i / steps), from.Y + ((to.Y - from.Y) * i / steps));
            }
        }
        finally
        {
            _connection.Do(Fake(ButtonRelease, 1));
        }
    }

    /// <summary>Gives spare key codes back.</summary>
    public void Dispose()
    {
        try
        {
            foreach (var (code, keysym, _) in _spares)
            {
                if (keysym != Keysyms.None)
                {
                    _connection.Do(Remap(code, Keysyms.None));
                }
            }
        }
        catch (LamPS.Core.LamException)
        {
            // The display is gone, and its keymap with it.
        }
    }

    private XRequest Fake(byte type, byte detail, int x = 0, int y = 0) => new XRequest(_xtest, 2, "synthesized input")
        .Byte(type).Byte(detail).UInt16(0).UInt32(0).UInt32(type == Motion ? _connection.Screen.Root : 0)
        .Zeros(8).UInt16(x).UInt16(y).Zeros(8);

    private XRequest Remap(byte code, uint keysym)
    {
        var request = new XRequest(100, 1, "ChangeKeyboardMapping").Byte(code).Byte((byte)_keysymsPerCode).UInt16(0);
        for (var i = 0; i < _keysymsPerCode; i++)
        {
            request.UInt32(i < 2 ? keysym : Keysyms.None);
        }

        return request;
    }

    private bool CapsLockIsOn()
    {
        var reply = _connection.Ask(new XRequest(38, 0, "QueryPointer").UInt32(_connection.Screen.Root));
        return (BinaryPrimitives.ReadUInt16LittleEndian(reply.AsSpan(24)) & LockMask) != 0;
    }

    private async ValueTask<(byte Code, bool Shift)> LocateAsync(uint keysym, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue(keysym, out var place))
        {
            return place;
        }

        if (!_spares.TryDequeue(out var spare))
        {
            throw X11Errors.DisplayRequestFailed($"the key 0x{keysym:X}: no key code is free", 0);
        }

        if (spare.Keysym != Keysyms.None)
        {
            var rested = _time.GetElapsedTime(spare.Used);
            if (rested < RemapRest)
            {
                await Task.Delay(RemapRest - rested, _time, cancellationToken).ConfigureAwait(false);
            }

            _keys.Remove(spare.Keysym);
        }

        _connection.Do(Remap(spare.Code, keysym));
        _spares.Enqueue((spare.Code, keysym, _time.GetTimestamp()));
        return _keys[keysym] = (spare.Code, false);
    }

    private void ReadKeymap()
    {
        var (first, last) = (_connection.Screen.MinKeycode, _connection.Screen.MaxKeycode);
        var reply = _connection.Ask(new XRequest(101, 0, "GetKeyboardMapping").Byte(first).Byte((byte)(last - first + 1)).UInt16(0));
        _keysymsPerCode = reply[1];
        for (int code = first; code <= last; code++)
        {
            var at = 32 + ((code - first) * _keysymsPerCode * 4);
            var empty = true;
            for (var i = 0; i < _keysymsPerCode; i++)
            {
                var keysym = BinaryPrimitives.ReadUInt32LittleEndian(reply.AsSpan(at + (i * 4)));
                empty &= keysym == Keysyms.None;

                // Beyond two the order depends on the layout's groups; a spare code is the safer way there.
                if (i < 2 && keysym != Keysyms.None)
                {
                    _keys.TryAdd(keysym, ((byte)code, i == 1));
                }
            }

            if (empty)
            {
                _spares.Enqueue(((byte)code, Keysyms.None, 0));
            }
        }
    }
}
