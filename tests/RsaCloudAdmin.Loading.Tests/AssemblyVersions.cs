using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>Changes the version in an assembly file, for versions that were never released.</summary>
internal static class AssemblyVersions
{
    // ECMA-335 II.22.2: a row of the table Assembly begins with the hash algorithm, one of AssemblyRef with the version.
    private const int SizeOfHashAlgorithm = 4;

    /// <summary>Writes the version wherever the assembly refers to itself or to another assembly with a matching name.</summary>
    public static void Rewrite(string path, Func<string, bool> isMeant, Version version)
    {
        var image = File.ReadAllBytes(path);
        using (var file = new PEReader(new MemoryStream(image)))
        {
            var reader = file.GetMetadataReader();
            var tables = file.PEHeaders.MetadataStartOffset;
            if (isMeant(reader.GetString(reader.GetAssemblyDefinition().Name)))
                Write(image, tables + reader.GetTableMetadataOffset(TableIndex.Assembly) + SizeOfHashAlgorithm, version);
            foreach (var handle in reader.AssemblyReferences)
            {
                var row = MetadataTokens.GetRowNumber(handle) - 1;
                if (isMeant(reader.GetString(reader.GetAssemblyReference(handle).Name)))
                    Write(image, tables + reader.GetTableMetadataOffset(TableIndex.AssemblyRef) + (row * reader.GetTableRowSize(TableIndex.AssemblyRef)), version);
            }
        }

        File.WriteAllBytes(path, image);
    }

    private static void Write(byte[] image, int offset, Version version)
    {
        foreach (var part in new[] { version.Major, version.Minor, version.Build, version.Revision })
        {
            BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(offset), (ushort)part);
            offset += sizeof(ushort);
        }
    }
}
