using System.Runtime.CompilerServices;

namespace LamPS.Model.Tokenizers.Models;

/// <summary>Which two neighbours become one token, and how early.</summary>
internal sealed class MergeTable
{
    private const ulong Free = ulong.MaxValue;

    private readonly ulong[] _keys;
    private readonly (int Rank, int Id)[] _values;
    private readonly int _shift;

    /// <summary>Makes a table.</summary>
    /// <param name="merges">Left, right and result in order of their ranks; of equal pairs the last counts.</param>
    public MergeTable(IReadOnlyList<(int Left, int Right, int Id)> merges)
    {
        var bits = 4;
        while (1L << bits < merges.Count * 2L)
            bits++;
        _shift = 64 - bits;
        _keys = new ulong[1 << bits];
        _values = new (int, int)[1 << bits];
        Array.Fill(_keys, Free);
        for (var rank = 0; rank < merges.Count; rank++)
        {
            var (left, right, id) = merges[rank];
            var key = Key(left, right);
            var slot = Slot(key);
            while (_keys[slot] != Free && _keys[slot] != key)
                slot = (slot + 1) & (_keys.Length - 1);
            _keys[slot] = key;
            _values[slot] = (rank, id);
        }
    }

    /// <summary>Finds the merge of two neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(int left, int right, out int rank, out int id)
    {
        var key = Key(left, right);
        var keys = _keys;
        for (var slot = Slot(key); ; slot = (slot + 1) & (keys.Length - 1))
        {
            if (keys[slot] == key)
            {
                (rank, id) = _values[slot];
                return true;
            }

            if (keys[slot] == Free)
            {
                rank = int.MaxValue;
                id = -1;
                return false;
            }
        }
    }

    private static ulong Key(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> _shift);
}
