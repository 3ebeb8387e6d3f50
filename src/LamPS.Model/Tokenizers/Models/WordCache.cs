using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LamPS.Model.Tokenizers.Models;

/// <summary>Remembers the tokens of words. One thread at a time; forgets everything when it is full.</summary>
internal sealed class WordCache
{
    /// <summary>Longest word that is kept.</summary>
    public const int MostLength = 64;

    private const int MostWords = 1 << 16;

    private Slot[] _slots = new Slot[1 << 10];
    private char[] _letters = new char[1 << 12];
    private int[] _ids = new int[1 << 12];
    private int _count;
    private int _letterCount;
    private int _idCount;

    /// <summary>Hash of a word, for both of the other methods.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(ReadOnlySpan<char> word)
    {
        ref var start = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(word));
        var length = word.Length * 2;
        var hash = (ulong)length * 0x9E3779B97F4A7C15UL;
        var at = 0;
        for (; at + 8 <= length; at += 8)
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at)));
        ulong rest = 0;
        if ((length & 4) != 0)
        {
            rest = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at));
            at += 4;
        }

        if ((length & 2) != 0)
            rest = (rest << 16) | Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref start, at));
        hash = Mix(hash ^ rest);
        return (uint)hash | 0x80000000;
    }

    /// <summary>Finds a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(ReadOnlySpan<char> word, uint hash, out ReadOnlySpan<int> ids)
    {
        var slots = _slots;
        for (var i = (int)hash & (slots.Length - 1); ; i = (i + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[i];
            if (slot.Hash == hash && word.SequenceEqual(_letters.AsSpan(slot.Letters, slot.Length)))
            {
                ids = _ids.AsSpan(slot.Ids, slot.Count);
                return true;
            }

            if (slot.Hash == 0)
            {
                ids = default;
                return false;
            }
        }
    }

    /// <summary>Keeps a word that isn't there.</summary>
    public void Add(ReadOnlySpan<char> word, uint hash, ReadOnlySpan<int> ids)
    {
        if (_count >= MostWords)
        {
            Array.Clear(_slots);
            _count = _letterCount = _idCount = 0;
        }

        if (_count * 2 >= _slots.Length)
            Grow();
        if (_letterCount + word.Length > _letters.Length)
            Array.Resize(ref _letters, _letters.Length * 2);
        while (_idCount + ids.Length > _ids.Length)
            Array.Resize(ref _ids, _ids.Length * 2);
        word.CopyTo(_letters.AsSpan(_letterCount));
        ids.CopyTo(_ids.AsSpan(_idCount));
        Put(_slots, new Slot { Hash = hash, Letters = _letterCount, Ids = _idCount, Length = (ushort)word.Length, Count = (ushort)ids.Length });
        _letterCount += word.Length;
        _idCount += ids.Length;
        _count++;
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0xA0761D6478BD642FUL, out var low);
        return high ^ low;
    }

    private static void Put(Slot[] slots, Slot slot)
    {
        var i = (int)slot.Hash & (slots.Length - 1);
        while (slots[i].Hash != 0)
            i = (i + 1) & (slots.Length - 1);
        slots[i] = slot;
    }

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Hash != 0)
                Put(larger, slot);
        }

        _slots = larger;
    }

    private struct Slot
    {
        public uint Hash;
        public int Letters;
        public int Ids;
        public ushort Length;
        public ushort Count;
    }
}
